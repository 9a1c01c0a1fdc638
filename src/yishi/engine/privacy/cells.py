"""Pseudonyms for callers, and small cells hidden."""

import hashlib
import hmac

import polars as pl


def pseudonym(value: str, key: bytes) -> str:
    """16 hex digits that stand for `value`: HMAC-SHA256, so nobody without `key` can try all phone numbers."""
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:16]


def hide_small(frame: pl.DataFrame, count_column: str, minimum: int) -> pl.DataFrame:
    """Counts from 1 to `minimum` - 1 become null: so few people could be told apart. Zero stays."""
    count = pl.col(count_column)
    return frame.with_columns(pl.when((count > 0) & (count < minimum)).then(None).otherwise(count).alias(count_column))
