"""Texts without anybody's personal data."""

from yishi.engine import privacy


def clean(text: str) -> str:
    """The text as it may be stored."""
    return privacy.mask(text.strip())
