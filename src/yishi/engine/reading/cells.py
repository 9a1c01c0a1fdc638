"""One cell's text to a value. Every function returns None where the text is none of the forms it knows."""

import re
import unicodedata
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
_EXCEL_EPOCH = datetime(1899, 12, 30)
_SERIALS = (20_000, 80_000)  # 1954 to 2119
_EPOCH_SECONDS = (500_000_000, 4_100_000_000)  # 1985 to 2099

_WRITTEN = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})\s*[日号]?"
    r"(?:\s*(?:\(?(?:星期|周)[一二三四五六日天]\)?))?[\sT,]*(?P<half>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|AM|PM)?\s*"
    r"(?:(?P<H>\d{1,2})\s*(?:[:时点](?P<half_hour>半)?"
    r"\s*(?:(?P<M>\d{1,2})\s*[:分]?\s*(?:(?P<S>\d{1,2})(?:\.\d{1,9})?\s*秒?)?)?)?)?"
    r"\s*(?P<late>AM|PM)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[ T]?([01]\d|2[0-3])([0-5]\d)([0-5]\d)?)?"
)
_LONGEST = 60  # characters; nobody writes a date or a number longer than that
_LATE = frozenset(("下午", "傍晚", "晚上", "晚", "PM"))
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:[,\s]\d{3})+)(?:\.(\d+))?")

_YES_WORDS = (
    "是 有 对 已 y yes true t 1 √ ✓ 已办结 办结 已解决 解决 已完成 完成 已结案 结案 满意 基本满意 "
    "非常满意 很满意 比较满意 solved closed done"
)
_NO_WORDS = (
    "否 无 不 未 n no false f 0 × x 未办结 未解决 办理中 处理中 待办 待办理 未完成 退办 不满意 "
    "非常不满意 很不满意 open pending"
)
_YES = frozenset(_YES_WORDS.split())
_NO = frozenset(_NO_WORDS.split())
# Suzhou's work-order states: 9 is 办结, the others are on the way or deleted.
_STATES = {"9": True, **{str(number): False for number in range(9)}}


def plain(text: str) -> str:
    """`text` half-width, without outer white space and invisible characters: for values, not for prose."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = (ch for ch in unicodedata.normalize("NFKC", text) if unicodedata.category(ch) not in ("Cc", "Cf"))
    return "".join(kept).strip()


def moment(text: str) -> datetime | None:
    """Local civil time (Asia/Shanghai, no zone) of ISO, 2023/8/1 8:05, 2023年8月1日 上午8时, a serial, an epoch."""
    text = plain(text)
    if len(text) > _LONGEST:
        return None
    if found := _WRITTEN.fullmatch(text):
        return _written(found)
    if found := _COMPACT.fullmatch(text):
        return _datetime(*(int(part or 0) for part in found.groups()))
    try:
        number = float(text)
    except ValueError:
        return None
    if _SERIALS[0] <= number < _SERIALS[1]:
        seconds = round(number * 86_400)  # a serial holds no more than the second
        return _EXCEL_EPOCH + timedelta(seconds=seconds)
    for scale in (1, 1000):
        if _EPOCH_SECONDS[0] <= number / scale < _EPOCH_SECONDS[1]:
            return datetime.fromtimestamp(number / scale, CHINA).replace(tzinfo=None, microsecond=0)
    return None


def _written(found: re.Match[str]) -> datetime | None:
    hour, minute, second = (int(found[part] or 0) for part in ("H", "M", "S"))
    if found["half_hour"]:
        minute = 30
    half = (found["half"] or found["late"] or "").upper()
    if half in _LATE and hour < 12:
        hour += 12
    if half in ("AM", "凌晨") and hour == 12:
        hour = 0
    if half == "中午" and hour < 3:
        hour += 12
    value = _datetime(int(found["y"]), int(found["m"]), int(found["d"]), hour, minute, second)
    zone = found["zone"]
    if value is None or zone is None:
        return value
    return datetime.fromisoformat(f"{value.isoformat()}{zone.upper()}").astimezone(CHINA).replace(tzinfo=None)


def _datetime(year: int, month: int, day: int, hour: int, minute: int, second: int) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def whole(text: str) -> int | None:
    """A whole number, with or without thousands separators (1,234; 1 234; 12.0)."""
    text = plain(text)
    found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or (found[1] and found[1].strip("0")):
        return None
    return int(re.sub(r"[,\s]", "", found[0].partition(".")[0]))


def flag(text: str) -> bool | None:
    """Yes or no, in the words of offices and of programs."""
    word = plain(text).lower()
    return True if word in _YES else False if word in _NO else None


def closed(text: str) -> bool | None:
    """Whether a work order's state says that it is finished; Suzhou's numbers 0 to 9 included."""
    word = plain(text)
    return _STATES[word] if word in _STATES else flag(word)
