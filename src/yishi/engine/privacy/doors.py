"""House numbers: what stands between an estate, a road or a village and somebody's door. Places themselves stay."""

import re

from yishi.engine.privacy.marks import DOOR, MARKS, Counts, replace
from yishi.engine.privacy.places import HAN_NUMBER, NUMBERED

_DIGIT = "0-9０-９①-⑳❶-❿⓪"
_N = rf"(?:[{_DIGIT}]{{1,4}}|[{HAN_NUMBER}]{{1,5}}|[A-Za-zＡ-Ｚ甲乙丙丁])"
_NO = rf"(?:[{_DIGIT}]{{1,4}}[A-Za-z]?|[{HAN_NUMBER}]{{1,5}})"
_ROOM = (
    rf"(?:(?!(?:19|20)\d\d\s?[-/.年])[A-ZＡ-Ｚ]?[{_DIGIT}]{{3,5}}[A-Z]?(?![0-9])"
    r"|[一二三四五六七八九零〇○幺两壹贰叁肆伍陆柒捌玖]{3,4})"
)
_DASH = r"\s?[-‐–—－之/.·_]?\s?"
_PAUSE = r"\s?[-‐–—－之/.·_,，、]?\s?"
_HYPHEN = r"\s?[-‐–—－_]\s?"
_LETTER = r"(?<![A-Za-z])[A-Za-zＡ-Ｚ甲乙丙丁][0-9]?"
_BUILDING = rf"{_NO}{_DASH}(?:栋|幢|号楼|楼栋|座(?=[^多]{{1,6}}[室户号房])|[#＃]楼?|号院)|{_LETTER}\s?(?:栋|幢|座|楼)"
_FLOOR = rf"(?:{_NO}\s?(?:楼|层|F)\s?)"
_FLAT = rf"(?:{_ROOM}(?!\s?[多余mM㎡平])\s?(?:室|房|户|号)?|{_NO}\s?(?:室|号(?![楼线门电栋幢])))"
_UNIT = rf"(?:{_N}|[东西南北中])\s?(?:单元|门洞|梯|区门)"
_NO_AMOUNT = r"(?![0-9元人米户个年月日天-])"
_FLATS = re.compile(
    rf"(?=[{_DIGIT}{HAN_NUMBER}A-Za-zＡ-Ｚ甲乙丙丁东西南北中][^\n，。]{{0,6}}[栋幢座楼号#＃院单门梯区室房户层F\-‐–—－_])"
    rf"(?:(?:{_BUILDING}){_PAUSE}{_UNIT}(?:{_DASH}{_FLOOR})?(?:{_DASH}{_FLAT})?"
    rf"|{_UNIT}{_DASH}{_FLOOR}?{_FLAT}"
    rf"|(?:{_BUILDING}){_DASH}(?:{_FLOOR}|{_NO}{_HYPHEN})?{_FLAT}"
    rf"|(?<![0-9０-９.\-])(?!(?:19|20)\d\d){_NO}{_HYPHEN}{_NO}{_HYPHEN}{_ROOM}(?:室|户|号|房)?(?![0-9０-９\-])"
    rf"|(?<![0-9０-９.\-]){_NO}{_HYPHEN}{_ROOM}(?:室|户|房)"
    rf"|(?<=[园苑城期庭府居寓厦湾郡墅区]){_NO}[-－_]{_ROOM}(?:号(?!线))?{_NO_AMOUNT}"
    rf"|{_FLOOR}{_ROOM}(?![0-9元人米户个年月日天])"
    rf"|{_ROOM}\s?(?:室(?![内外温])|号房|房号))"
)
_STREET_NO = rf"{_NO}(?:{_DASH}{_NO})?\s?号(?![线楼院栋幢文令桥公交车井闸站门机段标地坑口槽仓矿库厂大开晚上下早凌到至])"
_STREET_DOOR = re.compile(
    r"((?:[路街巷弄里道村组队社庄埭圩浜宅段园苑同区](?<![道马公铁线].)(?<![^胡]同)(?<![^小社]区)(?:第?"
    rf"{_NO}\s?(?:组|队|巷))?|门牌号?(?:码|为|是|[:：])*\s?))第?(?:{_NO}\s?弄\s?)?{_STREET_NO}"
    rf"(?:[-_\s]?(?:{_NO}-|{_FLOOR})?{_ROOM}(?:室|号)?(?![0-9元人米户个年月日天]))?"
)
# Where somebody lives, any number leads to the door: 家住阳光花园12号楼, 我是阳光花园3幢的业主.
_LIVES = re.compile(
    r"(?:家住|住在|住址|地址|居住在|居住于|居住地|我住|人住|户籍|住所|家在|我家|(?<=我是)|(?<=们是)|(?<=人是)|(?<=住))[:：为是于在（(]{0,2}\s?"
    rf"(?P<home>(?:[^，。；！？,;!?\s《〔\[]|{MARKS[DOOR]}|\s(?=(?!(?:19|20)\d\d)[{_DIGIT}]{{1,4}}\s?(?:栋|幢|号|单元|室|楼|[-－]))){{2,40}})"
)
_RESIDENT = re.compile(r"的?(?:一[名位个])?(?:业主|住户|居民|村民|租户|租客|户主|房主)")
_MARKS_ON_END = re.compile(rf"{MARKS[DOOR]}(?:\s?[-—－_、,，]?\s?{MARKS[DOOR]})+")
_HINT = re.compile(
    rf"[{_DIGIT}{HAN_NUMBER}A-Za-zＡ-Ｚ甲乙丙丁]\s?(?:[室弄号#＃栋幢座]|单元|门洞|梯|房号|区门|[楼层F]\s?[A-Z]?[0-9一二三四五六七八九]{{3}}"
    rf"|[-‐–—－_]\s?[{_DIGIT}{HAN_NUMBER}])|[东西南北中]单元"
)
_HOME_HINT = re.compile("[住地户家我们人](?:(?<=住)|(?<=地)址|(?<=户)籍|(?<=家)在|(?<=我)家|(?<=[我们人])是)")


def mask_doors(text: str, counts: Counts) -> str:
    if _HINT.search(text):
        text = replace(_FLATS, DOOR, text, counts)
        if "号" in text:
            text = replace(_STREET_DOOR, DOOR, text, counts, keep=r"\1")
    if _HOME_HINT.search(text):
        text = _LIVES.sub(lambda lives: _mask_home(lives, counts), text)
    return text


def _mask_home(lives: re.Match[str], counts: Counts) -> str:
    start, end = lives.start("home") - lives.start(), lives.end("home") - lives.start()
    lead, home, rest = lives[0][:start], lives["home"], lives[0][end:]
    if lead == "" or lead.startswith("是"):
        resident = _RESIDENT.search(home)
        if resident is None:
            return lives[0]
        home, rest = home[: resident.start()], home[resident.start() :] + rest
    masked = _MARKS_ON_END.sub(MARKS[DOOR], NUMBERED.sub(MARKS[DOOR], home))
    if masked != home:
        counts[DOOR] += max(1, masked.count(MARKS[DOOR]) - home.count(MARKS[DOOR]))
    return lead + masked + rest
