"""What each word is to the name of a place: an ending (小区, 路), a part, or neither."""

import re

import numpy as np

from yishi.engine.text.words import stop_words

ENDINGS = tuple(
    """
    小区 花园 新村 新城 公寓 家园 花苑 名苑 雅苑 佳苑 嘉园 国际城 广场 大厦 商业中心 市场 大道 路 街 巷 弄 村
    社区 桥 学校 小学 中学 幼儿园 学院 大学 医院 工地 搅拌站 车站 地铁站 公园 山庄 华府 府 城 湾 苑 园 里 庭 厂
    帝景 国际 公馆 豪庭 水岸 组 中心 商场 酒店 名城 华城 湖 站 线 宿舍 项目 镇 乡 街道
    """.split()
)
INSIDE = frozenset("湖里城园府苑湾庭")  # endings that also stand inside names: 翠湖(花园)
UNSPOKEN = frozenset("小区 社区 项目".split())  # endings that are not part of the name: 魅力之城(小区)
AREAS = ("镇", "乡", "街道")
LETTERED = re.compile(r"[A-Z]\d{1,2}")  # of A3区
LETTER = re.compile(r"[A-Z]")  # of A市, which is the whole city and tells nothing apart
DISTRICTS = ("市", "区", "县")

# Words that end like a name and are none.
GENERIC = frozenset(
    """
    小区 花园 社区 学校 小学 中学 医院 道路 马路 公园 市场 广场 工地 车站 本村 农村 全村 城市 新城 公寓 幼儿园
    大学 学院 街道 县城 公路 铁路 工厂 政府 乡村 新村 网络 思路 出路 线路 电路 网路 家庭 法庭 校园 田园 中心
    项目 公司 酒店 商场 宿舍 国际 高速公路 人行道 超市 城 村 路 街 里 湖 站 线 组 园 苑 府 厂 湾 庭 巷 弄 桥
    省道 国道 乡道 天桥 高架桥 车道 在线 无线 光线 电线 管线 支线 干线 一线 热线 路线 底线 视线 全线 沿线
    搅拌站 加油站 垃圾站 变电站 水厂 水泥厂 工业园 产业园 农贸市场 菜市场 家园 大道 大厦 山庄 公馆 小组 村组
    安置小区 商业中心 服务中心 购物中心 市政府 区政府 县政府 人民政府 公交站 地铁站 火车站 公交线路 斑马线
    必经之路 断头路 快速路 市中心 镇 乡 乡镇 城镇 村镇
    """.split()
)
NOT_IN_NAMES = re.compile(
    r"^(?:我们|全体|广大|部分|很多|影响|整个|住宅|周边|导致|其他|附近|所有|安置|老旧|物业|并且|据说|反映|希望|请求|关于|位于|在于|"
    r"这个|那个|请问|咨询|建议|投诉|举报|恳请|强烈|要求|一个|[该本我每各从到对在和与及是有的了不多某因称还又去被将让给于]$)|"
    r"^[一二三四五六七八九十\d]+期?$"
)
IN_NAMES = frozenset("之 和 云".split())  # stop words that stand in names
WRITTEN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")

BASE = 0x9E3779B97F4A7C15  # of the hash: odd, so that no character is lost to the 64 bits
MASK = (1 << 64) - 1


def hashed(text: str) -> int:
    """A number of 64 bits that two texts written alike share, however they were cut: h(ab) = h(a)·BASE^|b| + h(b)."""
    value = 0
    for character in text:
        value = (value * BASE + ord(character)) & MASK
    return value


POWERS = np.array([pow(BASE, n, 1 << 64) for n in range(64)], dtype=np.uint64)


def followed(one: np.ndarray, other: np.ndarray, length: np.ndarray) -> np.ndarray:
    """Hashes of texts put together; `length`: characters of the other."""
    return one * POWERS[np.minimum(length, len(POWERS) - 1)] + other


class PlaceWords:
    """Arrays over a list of words: length and hash, and what the word may be in a name."""

    def __init__(self, words: list[str]) -> None:
        stop = stop_words()
        self.length = np.array([len(word) for word in words], dtype=np.int64)
        self.hash = np.array([hashed(word) for word in words], dtype=np.uint64)
        self.ends = _each(words, lambda word: word.endswith(ENDINGS) and not word.endswith("政府"))
        self.generic = _each(words, lambda word: word in GENERIC)
        self.unspoken = _each(words, lambda word: word in UNSPOKEN)
        self.joins = _each(words, lambda word: _joins(word, stop))
        self.stops = (self.ends & _each(words, lambda word: len(word) > 2 or word[-1] not in INSIDE)) | ~self.joins
        self.area = _each(words, lambda word: word.endswith(AREAS))
        self.lettered = _each(words, lambda word: bool(LETTERED.fullmatch(word)))
        self.letter = self.lettered | _each(words, lambda word: bool(LETTER.fullmatch(word)))
        self.district = _each(words, lambda word: word in DISTRICTS)


def _each(words, holds) -> np.ndarray:
    return np.fromiter(map(holds, words), dtype=bool, count=len(words))


def _joins(word: str, stop: frozenset[str]) -> bool:
    return bool(WRITTEN.fullmatch(word)) and (word not in stop or word in IN_NAMES) and not NOT_IN_NAMES.match(word)
