"""A hotspot brief as an official paper, in the dress of a 简报: in Chinese, made only of what the brief keeps.

The sentences count and quote; judgements stand only in the notes, which people wrote.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.documents.letters import Block, Heading, Letter, Paragraph, Table, numbered, paragraphs, written
from yishi.assembly.papers.kinds import PaperKind
from yishi.assembly.topics.brief import queries
from yishi.assembly.topics.brief.models import Brief

# The period itself, the one before, and how the paper calls both.
WORDS = {Brief.Kind.WEEK: ("本周", "上一周", "去年同周"), Brief.Kind.MONTH: ("本月", "上月", "去年同月")}
STANDINGS = {"new": "首次出现", "returning": "停歇八周以上后再次出现"}
NO_DATA = "无数据"

Numbers = Mapping[str, Any]


def brief(found: Brief) -> Letter:
    """The paper; until it is published, the number says that it is a draft."""
    numbers, words = found.numbers, WORDS[Brief.Kind(found.kind)]
    day = timezone.localdate(found.published_at) if found.published_at else date.fromisoformat(numbers["counted_on"])
    office = numbers["office"]
    return Letter(
        head=f"{office}热点简报",
        number=f"第{found.issue}期" if found.issue else "（未发布）",
        issuer=f"{office}办公室",
        day=day,
        title=f"{title(found)}群众来件热点情况",
        blocks=(*_front(found), *_parts(found, numbers, words)),
        record=tuple(_record(found, office, day)),
    )


def title(found: Brief) -> str:
    """2024年9月9日至15日; 2024年9月."""
    first, last = found.first, found.last
    if found.kind == Brief.Kind.MONTH:
        return f"{first.year}年{first.month}月"
    year = "" if last.year == first.year else f"{last.year}年"
    month = "" if (last.year, last.month) == (first.year, first.month) else f"{last.month}月"
    return f"{written(first)}至{year}{month}{last.day}日"


def _front(found: Brief) -> list[Block]:
    return [Heading("按语"), *paragraphs(found.note)] if found.note else []


def _parts(found: Brief, numbers: Numbers, words: tuple[str, str, str]) -> Iterable[Block]:
    """The numbered parts; each is a heading and its blocks."""
    parts = (
        ("总体情况", _whole(numbers, words)),
        ("热点议题", _topics(found, numbers, words)),
        ("新出现、增多和再次出现的议题", _moving(numbers, words)),
        ("集中反映的事件", _incidents(numbers, words)),
        ("各镇（街道）来件", _towns(numbers, words)),
        ("政协办理情况", _in_hand(numbers)),
        ("数字说明", _sources(numbers, words)),
    )
    for place, (word, blocks) in enumerate(parts, start=1):
        yield Heading(f"{numbered(place)}{word}")
        yield from blocks


def _whole(numbers: Numbers, words: tuple[str, str, str]) -> list[Block]:
    messages, topics, covered = numbers["messages"], numbers["topic_count"], numbers["covered"]
    now, before, last_year = words
    text = f"{now}共收到群众来件{messages['now']}件，"
    if covered["messages"]["before"]:
        text += f"{_against(messages['now'], messages['before'], before)}；"
    if covered["messages"]["last_year"]:
        text += f"{_against(messages['now'], messages['last_year'], last_year)}；"
    text += f"涉及议题{topics['now']}个。"
    rows = tuple(
        (word, *(_count(counts[key], covered[of][key], numbers) for key in ("now", "before", "last_year")))
        for word, counts, of in (("来件（件）", messages, "messages"), ("议题（个）", topics, "topics"))
    )
    return [Paragraph(text), Table(("项目", *words), rows)]


def _topics(found: Brief, numbers: Numbers, words: tuple[str, str, str]) -> list[Block]:
    if not numbers["topics"]:
        return [Paragraph(f"{words[0]}没有来件达到{numbers['minimum']}件的议题。")]
    covered = numbers["covered"]["topics"]
    rows = tuple(
        (
            str(topic["place"]),
            topic["label"],
            *(_count(topic[key], covered[key], numbers) for key in ("now", "before", "last_year")),
            str(topic["place_before"] or "—"),
        )
        for topic in numbers["topics"]
    )
    count = f"{words[0]}来件达到{numbers['minimum']}件的议题列出{len(rows)}个，按件数排列。"
    blocks: list[Block] = [Paragraph(count), Table(("位次", "议题", *words, f"{words[1]}位次"), rows)]
    for topic in numbers["topics"]:
        blocks.append(Heading(f"（{numbered(topic['place'])[:-1]}）{topic['label']}", level=2))
        blocks.append(Paragraph(_sentence(topic, numbers, words)))
        blocks += [
            Paragraph(f"按语：{line.text}" if place == 0 else line.text)
            for place, line in enumerate(paragraphs(found.notes.get(topic["id"], "")))
        ]
    return blocks


def _sentence(topic: Mapping[str, Any], numbers: Numbers, words: tuple[str, str, str]) -> str:
    """What the counts say of a topic, and one message's own words."""
    now, before, _last_year = words
    text = f"{now}来件{topic['now']}件"
    if topic["standing"] == "new":
        text += "，首次出现"
    elif topic["before"] is None:
        text += f"，{before}{_count(None, True, numbers)}"
    elif numbers["covered"]["topics"]["before"]:
        text += f"，{_against(topic['now'], topic['before'], before)}"
    if topic["incidents"]:
        text += f"，涉及事件{topic['incidents']}起"
    if topic["villages"]:
        text += f"、村（社区）{topic['villages']}个" if topic["incidents"] else f"，涉及村（社区）{topic['villages']}个"
    return text + (f"。来件原话：“{topic['quote']}”" if topic["quote"] else "。")


def _moving(numbers: Numbers, words: tuple[str, str, str]) -> list[Block]:
    topics = numbers["topics"]
    groups = [(word, [t["label"] for t in topics if t["standing"] == code]) for code, word in STANDINGS.items()]
    if numbers["covered"]["topics"]["before"]:
        more = [t["label"] for t in topics if t["change"] == "more" and not t["standing"]]
        groups.insert(1, (f"比{words[1]}明显增多", more))
    told: list[Block] = [Paragraph(f"{word}的：{'、'.join(labels)}。") for word, labels in groups if labels]
    return told or [Paragraph(f"{words[0]}的热点议题中，没有首次出现、明显增多或停歇后再次出现的。")]


def _incidents(numbers: Numbers, words: tuple[str, str, str]) -> list[Block]:
    """The greatest incidents, and the bursts that were flagged."""
    blocks: list[Block] = [Paragraph(f"{words[0]}没有来件达到{numbers['minimum']}件的单起事件。")]
    if numbers["incidents"]:
        rows = tuple((i["label"], i["place"] or "未写明", i["topic"], str(i["now"])) for i in numbers["incidents"])
        blocks = [Table(("事件", "地点", "议题", "件数"), rows)]
    for burst in numbers["bursts"]:
        since = written(date.fromisoformat(burst["since"]))
        text = f"{words[0]}提示突增：{burst['label']}（{burst['place']}），自{since}起有{burst['callers']}人反映。"
        blocks.append(Paragraph(text))
    return blocks


def _towns(numbers: Numbers, words: tuple[str, str, str]) -> list[Block]:
    covered = numbers["covered"]["messages"]
    rows = tuple(
        (town["name"] or "未写明", *(_count(town[key], covered[key], numbers) for key in ("now", "before")))
        for town in numbers["towns"]
    )
    return [Table(("镇（街道）", *words[:2]), rows)]


def _in_hand(numbers: Numbers) -> list[Block]:
    told: list[Block] = [
        Paragraph(
            f"{topic['label']}："
            + "；".join(f"{written(date.fromisoformat(e['day']))}，{e['title']}" for e in topic["in_hand"])
            + "。"
        )
        for topic in numbers["topics"]
        if topic["in_hand"]
    ]
    return told or [Paragraph("上述议题尚未列入协商。")]


def _sources(numbers: Numbers, words: tuple[str, str, str]) -> list[Block]:
    """Where the numbers come from, and what is left out of them."""
    sources = "、".join(f"{s['name']}{_count(s['now'], True, numbers)}" for s in numbers["sources"])
    text = f"数字统计于{written(date.fromisoformat(numbers['counted_on']))}"
    text += f"，来自{words[0]}入库的群众来件（{sources}）。" if sources else "。"
    text += "来件入库前已隐去姓名、电话、门牌等个人信息；议题由系统梳理归类，经人确认后才列入协商。"
    if waiting := [topic["label"] for topic in numbers["topics"] if not topic["confirmed"]]:
        text += f"所列议题中，{'、'.join(waiting)}尚待办公室确认。"
    if numbers["undecided"]:
        text += f"另有{numbers['undecided']}件内容太短或独此一件，未归入议题。"
    if numbers["unread"]:
        text += f"另有{numbers['unread']}件入库后尚未梳理，只计入来件总数。"
    text += f"不足{numbers['minimum']}件的不写具体件数，记作“较少”；为免由合计推出，最小的可见件数有时一并隐去。"
    return [Paragraph(text)]


def _record(found: Brief, office: str, day: date) -> Iterable[str]:
    if found.addressees:
        yield f"送：{found.addressees}"
    if found.signatory:
        yield f"签发：{found.signatory}"
    yield f"{office}办公室　　{written(day)}印发"


def _count(n: int | None, covered: bool, numbers: Numbers) -> str:
    if not covered:
        return NO_DATA
    return "较少" if n is None else str(n)


def _against(now: int, then: int, word: str) -> str:
    """比上一周（23件）多12件; the share is told where it says something."""
    if now == then:
        return f"与{word}（{then}件）持平"
    more = "多" if now > then else "少"
    share = f"，{'增' if now > then else '降'}{abs(now - then) / then:.0%}" if then >= 20 else ""
    return f"比{word}（{then}件）{more}{abs(now - then)}件{share}"


def _newest(user: Any) -> Brief | None:
    return queries.briefs(user).defer(None).order_by("-created_at").first()


BRIEF = PaperKind(
    "brief",
    _("热点简报"),
    letter=brief,
    newest=_newest,
    model=Brief,
    find=queries.get_for,
    page="topics:brief",
    fixed="published_at",
    facts={"期间": title},
)
