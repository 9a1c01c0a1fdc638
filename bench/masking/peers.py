"""Maskers to stand beside: what is usually written, three regular expressions."""

import re
from collections.abc import Callable

from yishi.engine import privacy

Masker = Callable[[str, tuple[str, ...]], str]  # text, names known from the record → masked text

_PHONE = re.compile(r"1[3-9]\d{9}")
_ID = re.compile(r"\d{17}[\dXx]|\d{15}")
_NAME = re.compile(r"(?<=我叫)[\u4e00-\u9fff]{2,3}|(?<=姓名：)[\u4e00-\u9fff]{2,3}|(?<=联系人：)[\u4e00-\u9fff]{2,3}")


def ours(text: str, names: tuple[str, ...]) -> str:
    return privacy.mask(text, names)


def three_patterns(text: str, names: tuple[str, ...]) -> str:
    """Phone, identity number, name after a cue; and the known names by replacement."""
    for name in names:
        text = text.replace(name, "〔姓名〕")
    text = _PHONE.sub("〔电话〕", _ID.sub("〔证件号〕", text))
    return _NAME.sub("〔姓名〕", text)
