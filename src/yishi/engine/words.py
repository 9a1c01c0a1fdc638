"""Sentences of the engine's single files, by code: Chinese, English."""

from yishi.engine.report import Sentence

SENTENCES: dict[str, Sentence] = {
    "tables.missing_column": (
        "表“{table}”缺少列“{zh}”({column})。",
        "Table “{table}” lacks the column “{column}” ({zh}).",
    ),
    "tables.wrong_type": (
        "表“{table}”的列“{zh}”({column})应为 {expected}，实际为 {found}。",
        "Column “{column}” ({zh}) of table “{table}” should be {expected}, found {found}.",
    ),
}
