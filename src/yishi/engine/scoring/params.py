"""JSON for millions of rows at once: the numbers and words that a sentence quotes, written by the frame engine."""

import json

import polars as pl

Value = pl.Expr | str | int | float | None


def fragment(**values: Value) -> pl.Expr:
    """`"key":value,"key":value` of each row. An expression must already be JSON text (`number`, `text`, `word`)."""
    parts: list[pl.Expr] = []
    for key, value in values.items():
        parts.append(pl.lit(f'{"," if parts else ""}"{key}":'))
        parts.append(value if isinstance(value, pl.Expr) else pl.lit(json.dumps(value, ensure_ascii=False)))
    return pl.concat_str(parts)


def constants(**values: str | float | None) -> str:
    """`,"key":value,"key":value`: what every row of one kind quotes alike."""
    return "".join(f',"{key}":{json.dumps(value, ensure_ascii=False)}' for key, value in values.items())


def in_points(hundredths: pl.Expr) -> pl.Expr:
    """Points of hundredths. Rounded, because polars may divide by multiplying: 1,933 × .01 is not 19.33."""
    return (hundredths / 100).round(2)


def number(hundredths: pl.Expr) -> pl.Expr:
    """Hundredths as a decimal number."""
    return in_points(hundredths).cast(pl.String)


def text(words: pl.Expr) -> pl.Expr:
    """Words as a JSON string; control characters, which no sentence needs, become spaces."""
    safe = words.str.replace_all(r"[\x00-\x1f]", " ").str.replace_all(r'(["\\])', r"\${1}")
    return pl.concat_str(pl.lit('"'), safe, pl.lit('"'))


def word(code: pl.Expr, words: dict[str, str]) -> pl.Expr:
    """The word of each code as a JSON string; "" where there is no code or no word."""
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in words.items()}
    return code.replace_strict(quoted, default='""', return_dtype=pl.String)
