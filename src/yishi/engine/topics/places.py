"""Places told in a message: areas (A3区, 柳浦镇), and named spots (丽发新城小区, 开元路).

Two messages on like matters are one incident only if their places do not contradict each other.
"""

import re
from dataclasses import dataclass

import polars as pl
import rjieba

AREA = re.compile(r"[A-Z]\d{1,2}[市区县]|[\u4e00-\u9fff]{2,3}(?:镇|街道)")
LONGEST_NAME = 12  # characters of a name
LEAD = 150  # characters of the text in which people say where they are

# What a spot's name ends in. The longer endings also stand as words of their own after the name.
ENDINGS = tuple(
    """
    小区 花园 新村 新城 公寓 家园 花苑 名苑 雅苑 佳苑 嘉园 国际城 广场 大厦 商业中心 市场 大道 路 街 巷
    弄 村 社区 桥 学校 小学 中学 幼儿园 学院 大学 医院 工地 搅拌站 车站 地铁站 公园 山庄 华府 府 城 湾
    苑 园 里 庭 厂
    """.split()
)

# Words that end like a spot and name none.
COMMON = frozenset(
    """
    小区 花园 社区 学校 小学 中学 医院 道路 马路 公园 市场 广场 工地 车站 本村 农村 全村 上路 一路 城市
    新城 公寓 幼儿园 大学 学院 街道 县城 公路 铁路 我校 我村 各村 工厂 菜市场 农贸市场 火车站 人行道
    高速公路 工业园 高架桥 天桥 这里 那里 哪里 家里 政府 市政府 区政府 县政府 人民政府 乡村 行政村
    自然村 新村 网络 思路 出路 线路 公交线路 电路 网路 庭 家庭 法庭 校园 田园 附近小区 周边小区 安置小区
    住宅小区 整个小区 我们小区 老旧小区 每个小区 其他小区 影响小区 导致小区 很多小区 本小区
    """.split()
)

NO_NAME = re.compile(
    r"^(?:我们|全体|广大|部分|很多|影响|整个|住宅|周边|导致|其他|附近|所有|安置|老旧|物业|并且|据说|反映|希望|请求|关于|位于|"
    r"在于|这个|那个|该|本|我|每|各|从|到|对|在|和|与|及)"
)


@dataclass(frozen=True, slots=True)
class Places:
    """Of one message: the spots and the village of its fields, which are sure; areas; spots of the heading and the
    fields; spots of all these and the lead.
    """

    field: frozenset[str]
    areas: frozenset[str]
    named: frozenset[str]
    told: frozenset[str]
    village: str | None


def of(tickets: pl.DataFrame) -> list[Places]:
    """The places of every message, in the order of the rows."""
    columns = ("place", "village", "title", "text")
    return [_of(*row) for row in tickets.select(pl.col(columns).fill_null("")).iter_rows()]


def _of(place: str, village: str, title: str, text: str) -> Places:
    lead = text[:LEAD]
    field = _field(place) if place != village else frozenset()
    named = spots(title) | field
    return Places(
        field=field,
        areas=frozenset(AREA.findall(f"{title} {lead}")),
        named=named,
        told=named | spots(lead),
        village=village or None,
    )


def _field(place: str) -> frozenset[str]:
    """A place that stands in a field of its own: the spots in it, else all of it when it is as short as a name."""
    return spots(place) or (frozenset((place,)) if 2 <= len(place) <= LONGEST_NAME else frozenset())


def spots(text: str) -> frozenset[str]:
    """Names of spots: a word with such an ending, or a name followed by one (万国城, 幸福 + 小区)."""
    found, before = set(), ""
    for word in rjieba.cut(text):
        if word in ENDINGS and len(word) > 1 and _names(before):
            found.add(before + word)
        elif len(word) >= 3 and word.endswith(ENDINGS) and word not in COMMON and _names(word):
            found.add(word)
        before = word
    return frozenset(found)


def _names(word: str) -> bool:
    return len(word) >= 2 and "\u4e00" <= word[0] <= "\u9fff" and word not in COMMON and not NO_NAME.match(word)


def contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both name spots, and none of the one is part of any of the other."""
    return bool(one and other) and not any(a in b or b in a for a in one for b in other)
