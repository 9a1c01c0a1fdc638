"""Phones, identity numbers and bank cards: runs of digits in any script, taken apart in any way."""

import re
from dataclasses import dataclass

from yishi.engine.privacy.digits import DIGITS, GAP, SCRIPT_OF, D
from yishi.engine.privacy.marks import CARD, ID, MARKS, PHONE, Counts

_HINT = re.compile(rf"{D}{GAP}{{0,3}}{D}(?:{GAP}{{0,3}}{D}){{5}}")
_RUN = re.compile(
    r"(?!(?:19|20)\d\d\s?([-./])\s?\d\d?\s?\1\s?\d\d?(?!\d))"  # a date is no number
    rf"(?:[(（](?={D}{{3,4}}[)）]))?{D}(?:{GAP}{{0,3}}{D}){{6,}}(?:{GAP}{{0,3}}[XxＸｘ×])?"
)
_STAR_HINT = re.compile(r"[*＊✱●xX]{3}")
_STARRED = re.compile(r"(?<!\d)[1-9１-９]\d{2,15}[*＊✱●xX]{3,14}(?:\d{2,4}[XxＸ]?)?(?!\d)")
_DATE = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_ID_18 = re.compile(rf"[1-9]\d{{5}}(?:18|19|20)\d\d{_DATE}\d{{3}}[\dX]")  # GB 11643
_ID_15 = re.compile(rf"[1-8]\d{{5}}\d\d{_DATE}\d{{3}}")
_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:(?:00)?86)?(?:010|02\d|0[3-9]\d\d)[2-8]\d{6,7}|86[1-9]\d{2}[2-8]\d{6,7}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,，]\d{3}){2,}")
_PHONE_CUE = re.compile(r"(?:电话|座机|固话|手机|号码|联系方式|致电|拨打|传真|[Tt][Ee][Ll])(?!〕)[^0-9]{0,5}$")
_CARD_CUE = re.compile(r"(?:卡号|账号|帐号|账户|帐户|银行卡|信用卡|储蓄卡)(?!〕)[^0-9]{0,6}$")
_HOTLINE_CUE = re.compile(r"(?:热线|监督电话|举报电话|服务电话|值班电话)[^0-9。！？；\n]{0,3}$")
_LIST_MARKS = frozenset("、,，/")
_LONGEST = 20  # digits of the longest number there is, a card of 19 or a phone with 0086


def mask_numbers(text: str, counts: Counts) -> str:
    if _HINT.search(text):
        text = _RUN.sub(lambda found: _mask_run(found, counts), text)
    if _STAR_HINT.search(text):
        text = _STARRED.sub(lambda found: _mask_starred(found, counts), text)
    return text


def _mask_starred(found: re.Match[str], counts: Counts) -> str:
    length = len(found[0])
    if not (length == 11 and found[0][0] in "1１") and not 14 <= length <= 19:
        return found[0]
    kind = PHONE if length == 11 else ID
    counts[kind] += 1
    return MARKS[kind]


@dataclass(frozen=True, slots=True)
class _Run:
    """Digits on end, taken apart or not.

    digits: in plain script, X for the check character; at: each one's place in `text`; starts: the digits that begin a
    group or a script, and the end; gaps: digit → what stands between it and the one before.
    """

    text: str
    digits: str
    at: list[int]
    starts: list[int]
    gaps: dict[int, str]


def _mask_run(found: re.Match[str], counts: Counts) -> str:
    """Mask what a run of digits holds. A number may begin and end only where a group of digits does."""
    if _THOUSANDS.fullmatch(found[0]):
        return found[0]
    run = _read(found[0])
    before = found.string[max(0, found.start() - 12) : found.start()]
    context, done = before + run.text, 0
    out: list[str] = []
    for index, begin in enumerate(run.starts[:-1]):
        place = run.at[begin]
        if place < done:
            continue
        lead = "电话" if out and out[-1] == MARKS[PHONE] else context[place : place + len(before)]
        end, kind = _number_at(run, index, lead)
        if kind:
            out += [run.text[done:place].strip("(（"), MARKS[kind]]
            counts[kind] += 1
            done = run.at[end - 1] + 1
    return "".join(out) + run.text[done:]


def _read(text: str) -> _Run:
    digits: list[str] = []
    at: list[int] = []
    starts: list[int] = []
    gaps: dict[int, str] = {}
    script, gap = -1, ""
    for place, ch in enumerate(text):
        plain = "X" if ch in "XxＸｘ×" else DIGITS.get(ch)
        if plain is None:
            gap += ch
            continue
        if gap and digits:
            gaps[len(digits)] = gap
        new = SCRIPT_OF.get(ch, -1)
        if gap or new != script or plain == "X":
            starts.append(len(digits))
        script, gap = new, ""
        digits.append(plain)
        at.append(place)
    return _Run(text, "".join(digits), at, [*starts, len(digits)], gaps)


def _number_at(run: _Run, index: int, before: str) -> tuple[int, str | None]:
    """The end of the longest number that begins at the start of that index, and its kind (None: there is no number)."""
    begin = run.starts[index]
    for end in reversed(run.starts[index + 1 : index + 1 + _LONGEST]):
        if 7 <= end - begin <= _LONGEST:
            kind = _kind(run.digits[begin:end], before)
            if kind and _is_one(run, begin, end):
                return end, kind
    return begin, None


def _is_one(run: _Run, begin: int, end: int) -> bool:
    """Whether these groups are one number taken apart, and not a list of several (公交19、812、501、213路)."""
    breaks = [place for place in range(begin + 1, end) if place in run.gaps]
    if not breaks:
        return True
    sizes = [after - before for before, after in zip([begin, *breaks], [*breaks, end], strict=True)]
    if max(sizes) == 1 or sizes[-2:] == [4, 4]:
        return True
    gaps = {run.gaps[place] for place in breaks}
    return not any(ch in _LIST_MARKS for gap in gaps for ch in gap) and (len(gaps) == 1 or len(sizes) <= 4)


def _kind(number: str, before: str) -> str | None:
    length = len(number)
    if (length == 18 and _ID_18.fullmatch(number)) or (length == 15 and _ID_15.fullmatch(number)):
        return ID
    if length >= 12 and (
        (15 < length < 20 and number[0] in "34569" and _luhn(number)) or (number.isdigit() and _CARD_CUE.search(before))
    ):
        return CARD
    if _MOBILE.fullmatch(number):
        return PHONE
    landline = length > 8 and _LANDLINE.fullmatch(number)
    local = length <= 8 and _LOCAL.fullmatch(number) and _PHONE_CUE.search(before)
    return PHONE if (landline or local) and not _HOTLINE_CUE.search(before) else None


def _luhn(number: str) -> bool:
    """ISO/IEC 7812-1 check digit."""
    if not number.isdigit():
        return False
    doubled = (sum(divmod(2 * int(ch), 10)) for ch in number[-2::-2])
    return (sum(doubled) + sum(int(ch) for ch in number[-1::-2])) % 10 == 0
