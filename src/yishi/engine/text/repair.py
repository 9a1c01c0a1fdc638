"""Text as people meant it: what scraping, exporting and copying did to it is undone, and nothing else.

Each step looks first whether its own damage is there, so clean text costs a few searches. Chinese punctuation and the
words themselves are never changed, except that traditional characters become simplified ones.
"""

import html
import re
from contextlib import suppress
from functools import cache

import ftfy
import opencc

_HAN = "\u4e00-\u9fff"
_TAG_BREAK = re.compile(r"<\s?/?\s?(?:br|p|div|li|tr|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|body|center|code|em|font|form|head|html|hr|i|img|input|label|link|meta|ol|pre|s|script"
    r"|small|span|strong|style|sub|sup|table|tbody|td|th|thead|title|u|ul|o:p)(?:\s[^<>]{0,500})?/?>|<!--.{0,2000}?-->",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NEWLINE = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
    "\ue000-\uf8ff]"
)
_BLANKS = re.compile(r"[^\S\n]+")
_UNTIDY = re.compile(r"[^\S\n ]|  | \n|\n | ?\n\n|^\s|\s$")
_AROUND_BREAK = re.compile(r" ?\n[\n ]*")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {code: code - 0xFEE0 for code in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]}

_TONED = re.compile(f"(?<=[{_HAN}])" r"[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][a-zü]*[)）]")
_TONELESS = re.compile(f"(?<=[{_HAN}])" r"[(（](?:de|di|le|zhe|men|ma|ne|ba|zi|tou|ge|me|shang|xia|li|guo|lai|qu)[)）]")

_LATIN_MOJIBAKE = re.compile(
    "[\u00c0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e][\u0080-\u00ff\u2010-\u203a€™œŸžŠš]"
)
# What the commonest Chinese characters in UTF-8 look like when read as GBK.
_GBK_MOJIBAKE = re.compile("[鐨勬槸涓€浜嗗湪鏈夊拰浠銆锛鍦鎴戜绗闂彂鍥氬鏄繖]")
_LONELY = str.maketrans("", "", "乾昇甯堃")  # traditional, yet usual in simplified names: 乾源国际, 昇明壹城


def repair(text: str) -> str:
    """`text` without markup, mojibake, bracketed pinyin, traditional or full-width letters, and stray white space.

    Paragraphs stay apart by one line break. Repairing twice changes nothing.
    """
    text = _without_markup(text)
    text = _without_mojibake(text)
    if "(" in text or "（" in text:
        text = _without_pinyin(text)
    if not text.isascii():
        text = _without_traditional(text)
        if _WIDE.search(text):
            text = text.translate(_NARROW)
    return _tidy(text)


def _without_markup(text: str) -> str:
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if "<" in text:
        text = _TAG.sub("", _TAG_BREAK.sub("\n", text))
    return text


def _without_mojibake(text: str) -> str:
    if _LATIN_MOJIBAKE.search(text):
        text = _from_latin(text)
    if len(_GBK_MOJIBAKE.findall(text, 0, 2000)) > len(text[:2000]) / 12:
        text = _from_gbk(text)
    return text


def _from_latin(text: str) -> str:
    """UTF-8 read as Latin-1 or Windows-1252 (ftfy), or GBK read so: whichever leaves the most everyday characters."""
    candidates = [text, ftfy.fix_encoding(text)]
    with suppress(UnicodeError):
        candidates.append(text.encode("latin-1").decode("gb18030"))
    return max(candidates, key=_everyday)


def _from_gbk(text: str) -> str:
    """UTF-8 read as GBK (鐨勪竴 for 的一). An odd byte lost on the way becomes U+FFFD."""
    try:
        original = text.encode("gb18030").decode("utf-8", errors="replace")
    except UnicodeError:
        return text
    return original if original.count("\ufffd") * 10 <= len(original) else text


def _everyday(text: str) -> float:
    """The share of characters that are ASCII, Chinese punctuation or of GB 2312 level 1."""
    codes = (ch.encode("gb2312", errors="ignore") for ch in text)
    plain = sum(len(code) == 1 or (bool(code) and (code[0] < 0xA4 or 0xB0 <= code[0] <= 0xD7)) for code in codes)
    return plain / len(text)


def _without_pinyin(text: str) -> str:
    """習(xí)近平 → 習近平. A reading without a tone mark goes only from texts that carry marked ones."""
    bare = _TONED.sub("", text)
    return text if bare == text else _TONELESS.sub("", bare)


def _without_traditional(text: str) -> str:
    """Simplified characters for traditional ones, unless the only such ones are usual in simplified names."""
    simple = _simplified().convert(text)
    if simple != text and len(simple) == len(text):
        rest = text.translate(_LONELY)
        return text if rest != text and _simplified().convert(rest) == rest else simple
    return simple


def _tidy(text: str) -> str:
    text = _INVISIBLE.sub("", _NEWLINE.sub("\n", text))
    if _UNTIDY.search(text):
        text = _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text)).strip()
    return text


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
