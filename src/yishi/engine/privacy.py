"""What a caller must be able to say without being found by it: masks, pseudonyms, coarse places, hidden small cells.

This is the one file to audit. Nothing here stores, logs or returns the value it takes away. Rules followed: PIPL
(个人信息保护法) art. 6, 51 and 73; GB/T 37964-2019 for pseudonyms and masking; office practice for names
(“金先生”, “张某某”).
"""

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import polars as pl
import rjieba

PHONE, ID, PLATE, CARD, EMAIL, ACCOUNT, DOOR, NAME = "phone", "id", "plate", "card", "email", "account", "door", "name"
# Kind → what stands in its place. `privacy.<kind>` in words.py names the kind for people.
MARKS = {
    PHONE: "〔电话〕",
    ID: "〔证件号〕",
    PLATE: "〔车牌〕",
    CARD: "〔银行卡〕",
    EMAIL: "〔邮箱〕",
    ACCOUNT: "〔账号〕",
    DOOR: "〔门牌〕",
    NAME: "〔姓名〕",
}


@dataclass(frozen=True, slots=True)
class Masked:
    """Masked text and how many pieces of each kind (the keys of `MARKS`) were taken out of it."""

    text: str
    counts: dict[str, int]


def mask(text: str, names: Iterable[str] = ()) -> str:
    """`text` without personal data: names become “张某某”, everything else a mark such as 〔电话〕. Idempotent.

    `names`: full names known from elsewhere in the record, masked wherever they stand.
    """
    return mask_and_count(text, names).text


def mask_and_count(text: str, names: Iterable[str] = ()) -> Masked:
    """Like `mask`, with the number of pieces by kind."""
    counts: Counter[str] = Counter()
    for step in (_mask_written, _mask_numbers, _mask_doors):
        text = step(text, counts)
    return Masked(_mask_names(text, names, counts), dict(counts))


def pseudonym(value: str, key: bytes) -> str:
    """16 hex digits that stand for `value`: HMAC-SHA256, so nobody without `key` can try all phone numbers."""
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()[:16]


def coarsen(place: str) -> str:
    """`place` down to the road, estate or village: building, unit, floor, house and room numbers are taken out."""
    return mask(_LAST_NUMBER.sub("", _PRECISE.sub("", place)).strip(" \t,，、;；-—－_"))


def hide_small(frame: pl.DataFrame, count_column: str, minimum: int) -> pl.DataFrame:
    """Counts from 1 to `minimum` - 1 become null: so few people could be told apart. Zero stays."""
    count = pl.col(count_column)
    return frame.with_columns(pl.when((count > 0) & (count < minimum)).then(None).otherwise(count).alias(count_column))


# -- How digits are written --------------------------------------

_SCRIPTS = (
    "0123456789",
    "０１２３４５６７８９",
    "零一二三四五六七八九",
    "〇壹贰叁肆伍陆柒捌玖",
    "○幺两弎",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⓿❶❷❸❹❺❻❼❽❾",
    "⓪⑴⑵⑶⑷⑸⑹⑺⑻⑼",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
)
_DIGITS = {ch: str(value) for script in _SCRIPTS for value, ch in enumerate(script)}
_SCRIPT_OF = {ch: number for number, script in enumerate(_SCRIPTS) for ch in script}
_D = "[" + "".join(_DIGITS) + "]"
_GAP = r"[ \t\u00a0\u3000\-‐–—－_.．·•/、,，()（）*]"
_LATIN = "A-Za-zＡ-Ｚａ-ｚ"


# -- E-mail, WeChat, QQ, papers named as such, licence plates ----

_EMAIL = re.compile(
    rf"[{_LATIN}0-9０-９._%+\-]{{1,64}}\s{{0,3}}(?:[@＠]|\(at\)|\[at\])\s{{0,3}}"
    rf"[{_LATIN}0-9０-９\-]{{1,63}}(?:\s?[.．。]\s?[{_LATIN}]{{2,12}}){{0,3}}",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"((?:微信|薇信|威信|weixin|wechat|[vV]信|\b[vV][xX]|\b[wW][xX]|QQ|qq|Qq|扣扣|企鹅|抖音)"
    r"(?:群|号码|账号|帐号|号|id|ID)*(?:\s|[:：是为])*)"
    rf"([A-Za-z][-_A-Za-z0-9]{{5,19}}|{_D}(?:{_GAP}{{0,2}}{_D}){{4,10}})"
)
_PAPER = re.compile(
    r"((?:护照|军官证|士兵证|通行证|社保卡?|医保卡?|居住证|残疾证|身份证|证件)(?:号码|编号|号)?(?:\s|[:：是为])*)"
    rf"([A-Za-z]{{0,2}}{_D}(?:{_GAP}?[{''.join(_DIGITS)}*]){{5,19}}[XxＸｘ×]?)"
)

_PLATE = re.compile(  # GA 36
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使]"
    rf"{_GAP}{{0,2}}[{_LATIN}]{_GAP}{{0,2}}(?=[{_LATIN} ·]{{0,4}}[{''.join(_DIGITS)}])"
    rf"(?:(?:{_D}|[{_LATIN}*]){_GAP}{{0,2}}){{3,6}}(?:{_D}|[{_LATIN}挂学警港澳])(?![0-9{_LATIN}])"
)


def _mask_written(text: str, counts: Counter[str]) -> str:
    if "@" in text or "＠" in text or "at" in text:
        text = _replace(_EMAIL, EMAIL, text, counts)
    text = _replace(_ACCOUNT, ACCOUNT, text, counts, keep=r"\1")
    text = _replace(_PAPER, ID, text, counts, keep=r"\1")
    return _replace(_PLATE, PLATE, text, counts)


def _replace(pattern: re.Pattern[str], kind: str, text: str, counts: Counter[str], keep: str = "") -> str:
    text, number = pattern.subn(keep + MARKS[kind], text)
    if number:
        counts[kind] += number
    return text


# -- Numbers: phones, ids, bank cards ----------------------------

_RUN = re.compile(
    r"(?!(?:19|20)\d\d\s?([-./])\s?\d\d?\s?\1\s?\d\d?(?!\d))"  # a date is no number
    rf"(?:[(（](?={_D}{{3,4}}[)）]))?{_D}(?:{_GAP}{{0,3}}{_D}){{6,}}(?:{_GAP}?[XxＸｘ×])?"
)
_STARRED = re.compile(r"(?<!\d)[1-9１-９]\d{2,15}[*＊✱●xX]{3,14}(?:\d{2,4}[XxＸ]?)?(?!\d)")
_DATE = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_ID_18 = re.compile(rf"[1-9]\d{{5}}(?:18|19|20)\d\d{_DATE}\d{{3}}[\dX]")  # GB 11643
_ID_15 = re.compile(rf"[1-8]\d{{5}}\d\d{_DATE}\d{{3}}")
_MOBILE = re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:(?:00)?86)?(?:010|02\d|0[3-9]\d\d)[2-8]\d{6,7}|86[1-9]\d{2}[2-8]\d{6,7}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_GAPS = re.compile("[" + "".join(_DIGITS) + "XxＸｘ×]+")
_THOUSANDS = re.compile(r"\d{1,3}(?:[,，]\d{3}){2,}")
_PHONE_CUE = re.compile(r"(?:电话|座机|固话|手机|号码|联系方式|致电|拨打|传真|[Tt][Ee][Ll])(?!〕)[^0-9]{0,5}$")
_CARD_CUE = re.compile(r"(?:卡号|账号|帐号|账户|帐户|银行卡|信用卡|储蓄卡)(?!〕)[^0-9]{0,6}$")
_HOTLINE_CUE = re.compile(r"(?:热线|监督电话|举报电话|服务电话|值班电话)[^0-9]{0,5}$")


def _mask_numbers(text: str, counts: Counter[str]) -> str:
    text = _RUN.sub(lambda found: _mask_run(found, counts), text)
    return _STARRED.sub(lambda found: _mask_starred(found, counts), text)


def _mask_starred(found: re.Match[str], counts: Counter[str]) -> str:
    length = len(found[0])
    if not (length == 11 and found[0][0] in "1１") and not 14 <= length <= 19:
        return found[0]
    kind = PHONE if length == 11 else ID
    counts[kind] += 1
    return MARKS[kind]


def _mask_run(found: re.Match[str], counts: Counter[str]) -> str:
    """Mask what a run of digits holds. A number may begin and end only where a group of digits does."""
    run = found[0]
    if _THOUSANDS.fullmatch(run):
        return run
    digits, at, starts = _groups(run)
    before = found.string[max(0, found.start() - 12) : found.start()]
    context, done = before + run, 0
    out: list[str] = []
    for index, begin in enumerate(starts[:-1]):
        if at[begin] < done:
            continue
        lead = "电话" if out and out[-1] == MARKS[PHONE] else context[at[begin] : at[begin] + len(before)]
        end, kind = _number_at(run, digits, at, starts[index : index + 21], lead)
        if kind:
            out += [run[done : at[begin]].strip("(（"), MARKS[kind]]
            counts[kind] += 1
            done = at[end - 1] + 1
    return "".join(out) + run[done:]


def _groups(run: str) -> tuple[str, list[int], list[int]]:
    """The run's plain digits, each digit's place in it, and the digits that begin a group (last: the end)."""
    digits: list[str] = []
    at: list[int] = []
    starts: set[int] = {0}
    script = None
    for place, ch in enumerate(run):
        plain = "X" if ch in "XxＸｘ×" else _DIGITS.get(ch)
        if plain is None:
            starts.add(len(digits))
            continue
        if plain == "X" or script != _SCRIPT_OF[ch]:
            starts.add(len(digits))
            script = _SCRIPT_OF.get(ch)
        digits.append(plain)
        at.append(place)
    return "".join(digits), at, sorted(starts | {len(digits)})


def _number_at(run: str, digits: str, at: list[int], starts: list[int], before: str) -> tuple[int, str | None]:
    """The end of the longest number that begins at the first of `starts`, and its kind (None: there is no number)."""
    begin = starts[0]
    for end in reversed([start for start in starts[1:] if 7 <= start - begin <= 20]):
        kind = _kind(digits[begin:end], before)
        if kind and _is_one(run[at[begin] : at[end - 1] + 1], [s - begin for s in starts if s <= end]):
            return end, kind
    return begin, None


def _is_one(span: str, starts: list[int]) -> bool:
    """Whether the groups of `span` are one number taken apart, and not a list of several (公交19、812、501、213路)."""
    gaps = {gap for gap in _GAPS.split(span) if gap}
    if not gaps:
        return True
    sizes = tuple(after - before for before, after in pairwise(starts))
    if max(sizes) == 1 or sizes[-2:] == (4, 4):
        return True
    return not any(ch in "、,，/" for gap in gaps for ch in gap) and (len(gaps) == 1 or len(sizes) <= 4)


def _kind(number: str, before: str) -> str | None:
    length = len(number)
    if _ID_18.fullmatch(number) or (length == 15 and _ID_15.fullmatch(number)):
        return ID
    if length >= 12 and (_CARD_CUE.search(before) or (15 < length < 20 and number[0] in "34569" and _luhn(number))):
        return CARD
    if _MOBILE.fullmatch(number):
        return PHONE
    if _HOTLINE_CUE.search(before):
        return None
    if _LANDLINE.fullmatch(number) or (length < 9 and _LOCAL.fullmatch(number) and _PHONE_CUE.search(before)):
        return PHONE
    return None


def _luhn(number: str) -> bool:
    """ISO/IEC 7812-1 check digit."""
    if not number.isdigit():
        return False
    doubled = (sum(divmod(2 * int(ch), 10)) for ch in number[-2::-2])
    return (sum(doubled) + sum(int(ch) for ch in number[-1::-2])) % 10 == 0


# -- House numbers -----------------------------------------------

_N = r"(?:[0-9０-９]{1,4}|[①-⑳❶-❿]{1,4}|[一二三四五六七八九十百零〇○两幺]{1,5}|[A-Za-zＡ-Ｚ甲乙丙丁])"
_N_FIRST = "[0-9０-９①-⑳❶-❿一二三四五六七八九十百零〇○两幺A-Za-zＡ-Ｚ甲乙丙丁]"
_NO = r"(?:[0-9０-９①-⑨]{1,4}[A-Za-z]?|[一二三四五六七八九十百零〇○两幺]{1,5})"
_ROOM = r"(?:(?!(?:19|20)\d\d\s?[-/.年])[A-Z]?[0-9０-９①-⑨⓪]{3,4}(?![0-9])|[一二三四五六七八九零〇○幺两]{3,4})"
_DASH = r"\s?[-‐–—－之/,，、.·]?\s?"
_BUILDING = rf"{_NO}{_DASH}(?:栋|幢|号楼|楼栋|座|[#＃]楼?|号院)|[A-Za-zＡ-Ｚ甲乙丙丁]\s?(?:栋|幢|座|楼)"
_FLOOR = rf"(?:{_NO}\s?(?:楼|层|F)\s?)"
_FLAT = rf"(?:{_ROOM}\s?(?:室|房|户|号)?|{_NO}\s?(?:室|户|号(?![楼线门电栋幢])))"
_UNIT = rf"{_N}\s?(?:单元|门洞|梯|区门)"
_STREET = r"(?<![道马公铁线])(?:路|街|巷|弄|里|胡同|大道|村|组|队|社|庄|新村|埭|圩|浜|宅|支路)"
_STREET_NO = rf"{_NO}(?:{_DASH}[0-9０-９]{{1,4}})?\s?号(?![线楼院栋幢文令桥公交车井闸站门机段标地坑口槽仓矿库厂])"
_DOOR = re.compile(
    rf"(?={_N_FIRST})(?:(?:{_BUILDING}){_DASH}{_UNIT}(?:{_DASH}{_FLOOR})?(?:{_DASH}{_FLAT})?"
    rf"|{_UNIT}{_DASH}{_FLOOR}?{_FLAT}"
    rf"|(?:{_BUILDING}){_DASH}{_FLOOR}?{_FLAT}"
    rf"|(?<![0-9.\-]){_NO}\s?[-‐–—－]\s?{_NO}\s?[-‐–—－]\s?(?!(?:19|20)\d\d(?!\d)){_ROOM}(?:室|户|号|房)?(?![0-9\-])"
    rf"|(?<![0-9.\-]){_NO}\s?[-‐–—－]\s?{_ROOM}(?:室|户|房)"
    rf"|(?<=[园苑城期庭府居寓厦湾郡墅]){_NO}-{_ROOM}(?![0-9元人米户个年月日天-])|{_FLOOR}{_ROOM}(?![0-9元人米户个年月日天])"
    rf"|{_ROOM}\s?(?:室(?![内外温])|号房|房号)"
    rf"|(?<=[组第]){_STREET_NO})"
)
_STREET_DOOR = re.compile(
    rf"({_STREET}(?:第?{_NO}\s?(?:组|队|弄|巷))?|门牌号?(?:码|为|是|[:：])*\s?)第?{_STREET_NO}"
    rf"(?:[-_\s]?(?:{_NO}-|{_FLOOR})?{_ROOM}(?:室|号)?(?![0-9元人米户个年月日天]))?"
)
_PRECISE = re.compile(
    rf"第?(?:(?:{_BUILDING})(?:{_DASH}{_FLOOR}?{_FLAT})?|{_UNIT}(?:{_DASH}{_FLAT})?|{_ROOM}\s?(?:室|房|户|号)|{_NO}\s?(?:组|队)"
    rf"|{_FLOOR}(?:{_FLAT})?|{_NO}{_DASH}{_NO}{_DASH}{_ROOM}|{_STREET_NO})"
)
_LAST_NUMBER = re.compile(r"[A-Za-z]?(?:[0-9０-９]{1,4}[-_－])*[0-9０-９]{3,}[A-Za-z]?$")
_DOOR_HINT = re.compile(
    r"[室户单弄号房#＃栋幢座梯]|门牌|[楼层]\s?[A-Z]?[0-9]{3}|[0-9０-９〇一二三四五六七八九十][-‐–—－]"
)


def _mask_doors(text: str, counts: Counter[str]) -> str:
    if not _DOOR_HINT.search(text):
        return text
    text = _replace(_DOOR, DOOR, text, counts)
    return _replace(_STREET_DOOR, DOOR, text, counts, keep=r"\1")


# -- Names -------------------------------------------------------

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦"
    "昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚"
    "邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱"
    "骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀"
    "羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景"
    "詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍"
    "却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国"
    "文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯"
    "盖益桓公肖闫付代覃邸佟岳帅区尧楚涂揭麦邝仝苟晋亓练"
)
# Surnames that are far more often the first character of an ordinary word.
_WORDLIKE = frozenset("于和后都方区时那经同连别全家常能成从应向公主管车代双师司新村水白强单房安通充家钱步其")
_COMPOUND = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|司空|夏侯|轩辕|端木|南宫|独孤|呼延|淳于|澹台|申屠|太叔"
    "|仲孙|闾丘|赫连"
)
_S = f"(?:{_COMPOUND}|[{_SURNAMES}])"
_HANZI = r"[\u4e00-\u9fff]"
_STATED = re.compile(
    r"(?:我叫|我名叫|名叫|名字叫|名字是|叫做|我的名字|姓名|署名|(?:联系|反映|投诉|举报|来电|诉求|求助|申请|经办|委托|信访)人"
    rf"(?:姓名)?(?=\s?[:：]))(?:\s|[:：是为叫])*({_S})({_HANZI}{{1,2}})"
)
_LED = re.compile(
    r"(?:本人|我是|我叫|业主|户主|村民|居民|市民|职工|员工|联系人|反映人|投诉人|举报人|来电人|申请人|当事人|负责人|法人|法定代表人|代表人"
    r"|经办人|房东|租客|司机|车主|老板|店主|包工头|包工|医生|老师|校长|经理|董事长|董事|院长|主任|队长|组长|支书|会计|邻居|丈夫|妻子|儿子|女儿"
    rf"|父亲|母亲|老公|老婆|爱人|孩子|死者|伤者|患者|病人|学生|叫)[\s:：,，“\"]?({_S})({_HANZI}{{1,2}})"
)
_TITLED = re.compile(
    rf"(?<!主)({_S})({_HANZI}{{1,2}})(?=(?:先生|女士|小姐|师傅|阿姨|大爷|大妈|大叔|同志|老师|医生|律师|经理|老板|老人|同学"
    "|警官|法官|护士|教练|等人))"
)
# Characters that follow a name and hardly ever end one.
_AFTER = frozenset(
    "是在住的来反向于因家现称说及和与男女投求咨要问曾已将被把从到给同为有今年系之身手电居去就还也都让不没"
)
_NOT_GIVEN = re.compile(
    "某.?|先生|女士|小姐|师傅|阿姨|大[爷妈叔]|同志|老[师板人]|医生|律师|经理|同学|警官|法官|护士|教练|书记|主[任席]|总理|董事|支书"
    "|[市县区镇村局部省科处院校队厂组所站]长|[工总局处姓家氏记师队老姐哥]"
)
_FIGURES = re.compile(r"(?:总书记|书记|主席|总理|市长|省长|县长|区长|部长)")


def _mask_names(text: str, names: Iterable[str], counts: Counter[str]) -> str:
    found = {name for name in names if len(name) >= 2 and not _is_word(name)}  # “匿名” and “市民” are no names
    found.update(_stated(match) for match in _STATED.finditer(text))
    found.update(_led(match) for match in _LED.finditer(text))
    found.update(_titled(match) for match in _TITLED.finditer(text))
    for name in sorted(found - {""}, key=lambda name: (-len(name), name)):
        pieces = text.count(name)
        if pieces:
            counts[NAME] += pieces
            text = text.replace(name, _initial(name))
    return text


def _initial(name: str) -> str:
    """张建国 → 张某某; what does not begin with a surname → 〔姓名〕."""
    surname = re.match(_S, name)
    if surname is None or surname.end() == len(name):
        return MARKS[NAME]
    return surname[0] + "某" * min(2, len(name) - surname.end())


def _stated(match: re.Match[str]) -> str:
    """The name after “我叫”: taken as it stands, without the word that may follow it."""
    surname, given = match[1], match[2]
    if _FIGURES.match(match.string, match.end()):
        return ""
    if len(given) == 2 and given[1] in _AFTER:
        given = given[0]
    return "" if _NOT_GIVEN.fullmatch(given) or given in _AFTER else surname + given


def _led(match: re.Match[str]) -> str:
    """The name after “业主” or “本人”, where ordinary words stand as often: only what closes well and is no word."""
    surname, given = match[1], match[2]
    follower = match.string[match.end() : match.end() + 1]
    if len(given) == 2 and (given[1] in _AFTER or not _closes(follower)):
        given, follower = given[0], given[1]
    name = surname + given
    ordinary = surname in _WORDLIKE or _is_word(name) or _is_verb(given)
    known = _NOT_GIVEN.fullmatch(given) or given in _AFTER or _FIGURES.match(match.string, match.end())
    return "" if known or ordinary or not _closes(follower) else name


def _titled(match: re.Match[str]) -> str:
    """The full name before “先生”. A surname alone stays: “金先生” tells nobody who it is."""
    surname, given = match[1], match[2]
    ordinary = surname in _WORDLIKE or given[-1] in _AFTER or _is_word(surname + given) or _is_verb(given)
    return "" if ordinary or _NOT_GIVEN.fullmatch(given) else surname + given


def _closes(follower: str) -> bool:
    return not follower or follower in _AFTER or not "\u4e00" <= follower <= "\u9fff"


def _is_word(name: str) -> bool:
    """Whether `name` is or begins with an ordinary word (方便, 马上, 高中生), by the dictionary's class of it."""
    return any(rjieba.has_word(word) and rjieba.tag(word)[0][1][:2] != "nr" for word in (name, name[:2]))


def _is_verb(given: str) -> bool:
    """Whether `given` is a word that does something, as in 老师|许可 or 业主|都知道: seldom a given name."""
    return len(given) == 2 and rjieba.has_word(given) and rjieba.tag(given)[0][1][0] in "vdprc"
