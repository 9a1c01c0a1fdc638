"""The questions of a review, as lines “side: question”. `indicators.txt` is what an office may begin with.

After 苏州市吴江区政协《提案质量评价办法(试行)》(2021): five first-level and ten second-level indicators, three grades,
judged in words. The wording of the ten questions is ours; an office changes them for its own round.
"""

from pathlib import Path

from django.utils.translation import gettext as _

BETWEEN = "\N{FULLWIDTH COLON}"
TO_BEGIN_WITH = Path(__file__).with_name("indicators.txt").read_text(encoding="utf-8").strip()


class Unclear(ValueError):
    """A line that is no question; the words say which and why."""


def parsed(text: str) -> list[tuple[str, str]]:
    """(side, question) of each line that is not empty. Raises `Unclear`."""
    found = []
    for row, line in enumerate(text.splitlines(), start=1):
        side, between, question = (part.strip() for part in line.replace(":", BETWEEN).partition(BETWEEN))
        if line.strip() and not (between and side and question):
            words = _("第%(row)s行“%(found)s”应写成“方面：问题”。")
            raise Unclear(words % {"row": row, "found": line.strip()[:20]})
        if line.strip():
            found.append((side, question))
    return found
