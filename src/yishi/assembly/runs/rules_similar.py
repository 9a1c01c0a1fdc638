"""What is said of similar texts in one line: how many of each kind, and what came of how many in which year."""

from collections import Counter
from collections.abc import Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from yishi.assembly.runs.queries_similar import Ask, Found


def line(ask: Ask, found: Sequence[Found]) -> str:
    """“专报3条相近，其中1条2024年已采用；来件至少20件相近。”"""
    if ask.too_short:
        return _("再多写几个字，才能查找相近的内容。")
    some = [_kind(each) for each in found if each.count]
    if not some:
        return _("没有找到相近的内容。")
    return capfirst(_("%(kinds)s。") % {"kinds": _("；").join(some)})


def _kind(found: Found) -> str:
    n = _("至少%(n)s") % {"n": found.count} if found.capped else str(found.count)
    counted = str(found.kind.counted) % {"n": n}
    parts = _parts(found)
    return _("%(counted)s，其中%(parts)s") % {"counted": counted, "parts": _("，").join(parts)} if parts else counted


def _parts(found: Found) -> list[str]:
    """What came of them, the latest year first; then those that the reader may not see."""
    came = Counter((near.fate.day.year, str(near.fate.word)) for near in found.near if near.fate)
    parts = [
        _("%(n)s条%(year)s年%(fate)s") % {"n": n, "year": year, "fate": word}
        for (year, word), n in sorted(came.items(), key=lambda item: (-item[0][0], item[0][1]))
    ]
    if found.unseen:
        parts.append(str(found.kind.unseen) % {"n": found.unseen})
    return parts
