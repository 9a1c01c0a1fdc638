"""The grades' names as their scheme writes them, in the reader's language."""

from functools import lru_cache

from django.utils.translation import get_language

from yishi.assembly.appraisal.models import Sheet
from yishi.assembly.runs.pipelines import load_scheme


def word_of(sheet: Sheet) -> str:
    """The name of the sheet's grade; empty where the scheme knows none."""
    zh, en = _names(sheet.scheme.text).get(sheet.grade, ("", ""))
    return zh if (get_language() or "zh").startswith("zh") else en


@lru_cache(maxsize=16)
def _names(text: str) -> dict[str, tuple[str, str]]:
    """Grade code → its names. A scheme's text never changes, so reading it once is enough."""
    return {grade.code: (grade.name.zh, grade.name.en) for grade in load_scheme(text).grades}
