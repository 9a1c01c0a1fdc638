"""E-mail addresses, WeChat and QQ accounts, papers named as such, licence plates."""

import re

from yishi.engine.privacy.digits import DIGITS, GAP, LATIN, D
from yishi.engine.privacy.marks import ACCOUNT, EMAIL, ID, PLATE, Counts, replace

_ANY_DIGIT = "".join(DIGITS)
_LABEL = rf"[{LATIN}0-9０-９\-]{{1,63}}"
_END = rf"(?:\s?[.．]\s?[{LATIN}]{{2,12}}|。(?:com|cn|net|org)(?![a-z]))"
_LOCAL = rf"(?<![{LATIN}0-9０-９._])[{LATIN}0-9０-９._%+\-－＿．]{{1,64}}"
_AT = re.compile("[@＠aA](?:(?<=[@＠])|[tT])")
_EMAIL = re.compile(
    rf"{_LOCAL}(?:\s{{0,3}}(?:[@＠]|[\[(（【#<{{]\s?at\s?[\])）】#>}}])\s{{0,3}}{_LABEL}(?:{_END}){{0,3}}"
    rf"|\s{{1,3}}at\s{{1,3}}{_LABEL}(?:{_END}){{1,3}})",
    re.IGNORECASE,
)

_ACCOUNT = re.compile(
    rf"((?:微信|薇信|威信|weixin|wechat|v信|(?<![{LATIN}])[vw]x|qq|扣扣|企鹅|抖音)"
    r"(?:群|号码|账号|帐号|号|id(?![a-z]))*(?:\s|[:：是为])*)"
    rf"([{LATIN}][-_{LATIN}0-9０-９－＿]{{5,19}}|{D}(?:{GAP}{{0,2}}{D}){{4,10}})",
    re.IGNORECASE,
)

_PAPER = re.compile(
    r"((?:护照|军官证|士兵证|通行证|社保卡?|医保卡?|居住证|残疾证|身份证|证件)(?:号码|编号|号)?(?:\s|[:：是为])*)"
    rf"([A-Za-z]{{0,2}}{D}(?:{GAP}?[{_ANY_DIGIT}*]){{5,19}}[XxＸｘ×]?)"
)

_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(  # GA 36: province, letter, five characters, six for new energy
    rf"[{_PROVINCE}]{GAP}{{0,2}}[{LATIN}]{GAP}{{0,3}}(?=(?:[{LATIN}]|{GAP}){{0,9}}[{_ANY_DIGIT}])"
    rf"(?:(?:{D}|[{LATIN}*]){GAP}{{0,2}}){{3,6}}(?:{D}|[{LATIN}挂学警港澳])(?![0-9{LATIN}])"
)


# One pass that tells whether any of the four can be there; a pattern that begins with one set of characters is fast.
_HINT = re.compile(
    rf"[@＠aA证护社医微薇威vVwWqQ扣企抖{_PROVINCE}](?:(?<=[@＠证])|(?<=[aA])[tT]|(?<=[护社医])[照保]"
    rf"|(?<=[微薇威vVwWqQ扣企抖])[信eExXqQ扣鹅音]|(?<=[{_PROVINCE}]){GAP}{{0,2}}[{LATIN}])"
)


def mask_written(text: str, counts: Counts) -> str:
    if not _HINT.search(text):
        return text
    if _AT.search(text):
        text = replace(_EMAIL, EMAIL, text, counts)
    text = replace(_ACCOUNT, ACCOUNT, text, counts, keep=r"\1")
    text = replace(_PAPER, ID, text, counts, keep=r"\1")
    return replace(_PLATE, PLATE, text, counts)
