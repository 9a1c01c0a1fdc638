"""Names of persons: after what introduces them, before what addresses them, as signatures, known from the record."""

import re
from collections.abc import Iterable, Iterator

import rjieba

from yishi.engine.privacy.cues import (
    AFTER,
    ALONE,
    FIGURES,
    FORM,
    LATE,
    LED,
    LONGEST_CUE,
    NEVER,
    NO_NAME,
    OFFICES,
    ORDINARY,
    PERSONAL,
    PLACES,
    STATED,
    TITLES,
)
from yishi.engine.privacy.marks import MARKS, NAME, Counts
from yishi.engine.privacy.surnames import COMPOUND, FIRST, GIVEN, SURNAMES, WORDLIKE

_H = "\u4e00-\u9fff"
_SURNAME = re.compile(f"{COMPOUND}|[{SURNAMES}]")
_ENDS = "".join(sorted({cue[-1] for cue in STATED | LED}))
_TAILS = frozenset(cue[-2:] for cue in STATED | LED)
_SHORT = frozenset(cue for cue in LED if len(cue) == 1)
_AFTER_CUE = re.compile(rf"[{_ENDS}](?P<gap>[\s:：是为“\"（(]{{0,6}})(?={COMPOUND}|[{SURNAMES}])")
_AFTER_COLON = re.compile(
    rf"(?:姓\s{{0,4}}名|户\s{{0,2}}名|[签署真]名|落款|人)\s?[:：]\s?([{_H}]{{2,8}}[·•][{_H}]{{2,8}}|[{_H}]{{2,6}})(?![{_H}])"
)
_FOREIGN = re.compile(rf"[{_H}]{{2,8}}[·•][{_H}]{{2,8}}")
_TITLE = re.compile(f"(?:{'|'.join(sorted(map(re.escape, TITLES), key=len, reverse=True))})(?<!长(?=[期时年久途远假]))")
_FULL = re.compile(f"(?:{COMPOUND}|[{SURNAMES}])[{_H}]{{1,2}}")
_SIGNED = re.compile(
    rf"[\n。！!？?，,；;：:~～敬礼]\s*((?:{COMPOUND}|[{SURNAMES}])\s?[{_H}]\s?[{_H}]?)\s*[。.]?\s*"
    r"(?:\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?日?[\d\s:：]{0,9})?\s*\Z"
)
_ROADS = frozenset("路街镇村湾苑区县社城")  # with which names of places end, and names of persons hardly ever
_COMMON = 50  # least count of an ordinary word in the dictionary's corpus: 金额 1,293, but 方波 11
_SIGNATURE = 48  # characters at the end of a text in which a signature stands
_NOT_GIVEN = re.compile(
    "[某总].?|先生|女士|小姐|师傅|阿姨|大[爷妈叔伯姐哥婶]|同志|老[师板人汉太]|医生|大夫|律师|经理|同学|警官|民警|法官|护士|教练|书记|主[任席管]|总理|董事|支书"
    "|[市县区镇村局部省科处院校队厂组所站会]长|[工总局处姓家氏记师队老姐哥嫂婆叔伯爷副才会章]"
)


def mask_names(text: str, names: Iterable[str], counts: Counts) -> str:
    found = {name for name in names if len(name) >= 2 and name not in NO_NAME}
    found.update(_introduced(text), _declared(text), _titled(text), _signed(text))
    return _without(text, found, counts)


def mask_introduced(text: str, counts: Counts) -> str:
    """Only the names that something introduces: for places, where a name of two characters may be a village's."""
    return _without(text, {*_introduced(text), *_declared(text)}, counts)


def _without(text: str, found: set[str], counts: Counts) -> str:
    for name in sorted(found - {""}, key=lambda name: (-len(name), name)):
        pieces = text.count(name)
        if pieces:
            counts[NAME] += pieces
            text = text.replace(name, _initial(name))
    return text


def _initial(name: str) -> str:
    """张建国 → 张某某; what does not begin with a surname → 〔姓名〕."""
    surname = _SURNAME.match(name)
    if surname is None or surname.end() == len(name):
        return MARKS[NAME]
    return surname[0] + "某" * min(2, len(name) - surname.end())


# -- Where names stand -------------------------------------------


def _introduced(text: str) -> Iterator[str]:
    """Names after “我叫”, which are taken as they stand, and after “业主”, where other words stand as often."""
    for match in _AFTER_CUE.finditer(text):
        gap, at = match["gap"], match.end()
        end = match.start() + 1
        if text[end - 2 : end] not in _TAILS and text[end - 1] not in _SHORT:
            continue
        cues = {text[max(0, end - size) : end] for size in range(1, LONGEST_CUE + 1)}
        if text[end - 1] == "长" and rjieba.has_word(text[end - 1 : at + 1]):
            continue  # 高桥镇长乐村
        colon = "：" in gap or ":" in gap
        if not cues.isdisjoint(STATED) or (colon and not cues.isdisjoint(FORM)):
            yield _certain(text, at)
        elif not colon and not cues.isdisjoint(LED) and len(gap) <= 1 and gap not in ("是", "为"):
            name = _likely(text, at)
            if not cues.isdisjoint(ALONE) and _han(text[at + len(name) : at + len(name) + 1]):
                name = ""
            yield name
            yield from _listed(text, at + len(name)) if name else ()


def _listed(text: str, at: int) -> Iterator[str]:
    """Names that follow another one in a list: 李明、王芳."""
    while text.startswith("、", at):
        name = _likely(text, at + 1)
        if not name:
            return
        yield name
        at += 1 + len(name)


def _declared(text: str) -> Iterator[str]:
    """Names in a form's place for them, whatever they begin with: 姓名：阿依努尔·买买提."""
    if "：" in text or ":" in text:
        for match in _AFTER_COLON.finditer(text):
            name = match[1]
            if (
                "·" in name
                or "•" in name
                or (_SURNAME.match(name) is None and name not in NO_NAME and not _has_words(name))
            ):
                yield name


def _titled(text: str) -> Iterator[str]:
    """Full names before “先生”. A surname alone stays: “金先生” tells nobody who it is."""
    for title in _TITLE.finditer(text):
        end = title.start()
        if title[0].endswith("长") and rjieba.has_word(text[title.end() - 1 : title.end() + 1]):
            continue  # 海宁市长安镇
        for size in (4, 3, 2):
            whole = text[max(0, end - size) : end]
            if _FULL.fullmatch(whole) and _bears_title(text, end - len(whole), end):
                yield whole
                break


def _signed(text: str) -> Iterator[str]:
    match = _SIGNED.search(text[-_SIGNATURE:] if len(text) > _SIGNATURE else "\n" + text)
    if match is None:
        return
    name = re.sub(r"\s", "", match[1])
    surname = _SURNAME.match(name)
    if surname is None or surname.end() == len(name):
        return
    given = name[surname.end() :]
    if _NOT_GIVEN.fullmatch(given) or given[-1] in _ROADS:
        return
    begins = name[: surname.end() + 1]
    if not (_is_word(name) or _is_word(begins) or begins in ORDINARY if _usual(given) else _has_words(name)):
        yield match[1].strip()


# -- Where they end, and whether they are names ------------------


def _certain(text: str, at: int) -> str:
    """The name at `at`, where one must stand."""
    foreign = _FOREIGN.match(text, at)
    if foreign:
        return foreign[0]
    surname = _SURNAME.match(text, at)
    if surname is None:
        return ""
    given = _given(text, surname.end(), LATE)
    end = surname.end() + len(given)
    if not given or _NOT_GIVEN.fullmatch(given) or text.startswith(FIGURES, end) or surname[0] + given in NO_NAME:
        return ""
    if len(given) == 1 and given not in FIRST and not _closes(text, end):
        return ""
    return surname[0] + given


def _likely(text: str, at: int) -> str:
    """The name at `at`, where any other word may stand."""
    surname = _SURNAME.match(text, at)
    if surname is None or surname[0] in NEVER:
        return ""
    given = _given(text, surname.end())
    end = surname.end() + len(given)
    if not given or _NOT_GIVEN.fullmatch(given) or text.startswith(FIGURES, end):
        return ""
    closed = _closes(text, end)
    ends = closed or rjieba.has_word(text[end : end + 2])
    if not _han(text[end : end + 1]) and _stands_alone(surname[0], given):
        return surname[0] + given
    if (
        (text[end : end + 1] in PLACES and not closed)
        or given[-1] in _ROADS
        or _ordinary(surname[0], given, closed, ends)
    ):
        return ""
    if len(given) == 2:
        odd = not _usual(given) and (surname[0] in WORDLIKE or (_han(text[end : end + 1]) and rjieba.has_word(given)))
        return "" if odd else surname[0] + given
    if closed and surname[0] not in WORDLIKE and given not in AFTER:
        return surname[0] + given
    crossed = not ends and rjieba.has_word(text[end - 1 : end + 1])
    return surname[0] + given if _usual(given) and not crossed else ""


def _stands_alone(surname: str, given: str) -> bool:
    """Whether two characters that nothing follows are a given name, be they ever so unusual."""
    two = surname[-1] + given[0]
    return len(given) == 2 and surname not in WORDLIKE and two not in ORDINARY and not _is_word(two)


def _bears_title(text: str, start: int, end: int) -> bool:
    """Whether a full name stands between `start` and `end`, just before a title."""
    surname = _SURNAME.match(text, start)
    if surname is None or surname.end() >= end or surname[0] in NEVER:
        return False
    given = text[surname.end() : end]
    if len(given) == 1 and (given in AFTER or (surname[0] in "方时向" and given in SURNAMES)):
        return False  # 情况和|老板, 搭建方|赵女士
    if _NOT_GIVEN.fullmatch(given) or given[-1] in OFFICES | _ROADS or text.startswith(FIGURES, end) or len(given) > 2:
        return False
    before = start > 0 and _is_word(text[start - 1 : start + 1])
    if before and given[0] in SURNAMES:
        return False  # 感谢|王芳女士
    if _usual(given):
        if text.startswith(PERSONAL, end):
            return True
        noun = surname[0] in WORDLIKE and rjieba.has_word(given) and rjieba.tag(given)[0][1] == "n"
        return not noun and not _ordinary(surname[0], given, True, False)
    return given[-1] not in AFTER - LATE and given[0] not in AFTER and not _has_words(surname[0] + given) and not before


def _given(text: str, at: int, late: frozenset[str] = frozenset("之男如为")) -> str:
    """The given name that begins at `at`: two characters unless the second belongs to what follows.

    `late`: characters that seldom end a name, and do so here before another that cannot be in it.
    """
    first, second, third = text[at : at + 1], text[at + 1 : at + 2], text[at + 2 : at + 3]
    if not _han(first) or first == "某":
        return ""
    if not _han(second) or second == "某":
        return first
    if not _han(third):
        if second in AFTER - LATE:
            return first
        return first + second if first in FIRST or first not in AFTER else ""
    if first in AFTER and first not in FIRST:
        return ""
    if second in AFTER:
        return first + second if second in late and third in AFTER else first
    if _usual(second):
        return first + second
    goes_on = rjieba.has_word(second + third) or not (_closes(text, at + 2) or rjieba.has_word(text[at + 2 : at + 4]))
    return first if goes_on else first + second


def _ordinary(surname: str, given: str, closed: bool, ends: bool = True) -> bool:
    """Whether these are more likely the beginning of ordinary words (高度重视, 张贴告示) than a name.

    `closed`: nothing Chinese follows, or a word that no name goes on with; `ends`: that, or any word of the dictionary.
    """
    two = surname[-1] + given[0]
    if surname + given in ORDINARY or (surname == "曾" and _is_verb(given)) or given in ("一" + surname, surname):
        return True
    if len(given) == 1:
        return _is_word(surname + given)
    if _is_word(surname + given) and (_is_word(two) or not _usual(given)):
        return True
    if _usual(given):
        if two in ORDINARY and not ends:
            return True
        doubtful = surname in WORDLIKE and (_is_word(two) or _is_word(given))
        return doubtful and not (closed and _may_be_given(given))
    return two in ORDINARY or _is_word(two) or _is_verb(given)


def _has_words(name: str) -> bool:
    """Whether any two characters of `name` on end are an ordinary word, or all are."""
    return _is_word(name) or any(_is_word(name[i : i + 2]) or name[i : i + 2] in ORDINARY for i in range(len(name) - 1))


def _usual(given: str) -> bool:
    """Whether these characters are usual in given names, or so rare that they stand in few words."""
    last = given[-1]
    return (last in GIVEN or _is_rare(last)) and (given[0] in FIRST or _is_rare(given[0]))


def _is_rare(ch: str) -> bool:
    """Whether `ch` is beyond level 1 of GB 2312, the 3,755 everyday characters."""
    code = ch.encode("gb2312", errors="ignore")
    return len(code) != 2 or code[0] >= 0xD8


def _han(ch: str) -> bool:
    return "\u4e00" <= ch <= "\u9fff"


def _closes(text: str, at: int) -> bool:
    """Whether a name may end before `at`: nothing follows, no Chinese character, or one that begins something else."""
    follower = text[at : at + 1]
    return not _han(follower) or follower in AFTER


def _is_word(word: str) -> bool:
    """Whether `word` is known to the dictionary as anything but a name, and common."""
    return rjieba.has_word(word) and rjieba.suggest_freq(word) >= _COMMON and rjieba.tag(word)[0][1][:2] != "nr"


def _may_be_given(given: str) -> bool:
    return not rjieba.has_word(given) or rjieba.tag(given)[0][1][0] not in "tsfmrdpclv"


def _is_verb(given: str) -> bool:
    """Whether `given` is a word that does something, as in 老师|许可 or 业主|都知道: seldom a given name."""
    return len(given) == 2 and rjieba.has_word(given) and rjieba.tag(given)[0][1][0] in "vdprc"
