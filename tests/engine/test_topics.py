"""What the topics pipeline promises: incidents by matter and place, topics by matter, ranks with reasons."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta

import polars as pl
import pytest
from sklearn.metrics import adjusted_mutual_info_score

from yishi.engine import tables
from yishi.engine.report import InputError, say
from yishi.engine.topics import find

MATTERS = {
    "油烟": "{place}楼下烧烤店油烟直排，夜里呛得不敢开窗，请环保部门查处油烟扰民。",
    "路灯": "{place}路灯坏了半个月，一片漆黑，老人摔过跤，请维修路灯。",
    "停车": "{place}门口违停严重，消防通道被占，请交警整治乱停车。",
    "垃圾": "{place}垃圾桶满溢没人清运，苍蝇成群臭气熏天，请环卫清理垃圾。",
    "噪声": "{place}旁边打桩施工到凌晨，噪声太大孩子睡不着，请制止夜间施工。",
    "停水": "{place}连续三天停水没有通知，居民无法做饭洗澡，自来水公司没有答复。",
    "电梯": "{place}电梯频繁故障困人，物业拖着不修，住高层的人出行困难。",
    "积水": "{place}一下雨就积水没过脚踝，下水道堵塞，请疏通排水管网。",
    "飞线": "{place}电动车飞线充电隐患大，希望增设充电桩和充电棚。",
    "漏水": "{place}屋顶渗漏，开发商质保期内推诿不修，房屋质量堪忧。",
    "遛狗": "{place}有人遛狗不牵绳，大型犬吓到孩子，请公安管理养犬。",
    "公交": "{place}公交班次太少，等车四十分钟，上班族请求加密公交线路。",
}
ESTATES = tuple(
    f"{name}小区"
    for name in (
        "翠湖花园 金桂苑 望江名城 书香华庭 春晓家园 银杏里 锦绣江南 紫薇苑 和顺新村 东方福邸 长乐坊 玉兰公馆"
    ).split()
)
ENDINGS = ("已经反映多次。", "希望尽快处理。", "居民意见很大。", "请给个说法。", "太难受了！", "谢谢。")
START = datetime(2024, 3, 4, 9)


def tickets(rows: list[tuple[str, str]]) -> pl.DataFrame:
    """(matter-place-number, text) → the table TICKET, one a day."""
    frame = pl.DataFrame(
        {
            "ticket_id": [ticket_id for ticket_id, _text in rows],
            "time": [START + timedelta(days=number) for number in range(len(rows))],
            "title": [f"反映{ticket_id.split('-')[0]}问题" for ticket_id, _text in rows],
            "text": [text for _id, text in rows],
            "place": [ticket_id.split("-")[1] for ticket_id, _text in rows],
            "caller": [f"c{number % 7}" for number in range(len(rows))],
        }
    )
    return tables.TICKET.fit(frame)


@pytest.fixture(scope="module")
def town() -> pl.DataFrame:
    """Twelve matters, each at four of twelve estates, six messages there, every one ending in its own way."""
    rows = []
    for first, (matter, sentence) in enumerate(MATTERS.items()):
        for estate in (ESTATES + ESTATES)[first : first + 4]:
            for number in range(6):
                rows.append((f"{matter}-{estate}-{number}", sentence.format(place=estate) + ENDINGS[number]))
    return tickets(rows)


@pytest.fixture(scope="module")
def found(town):
    return find(town)


def groups(assignments: pl.DataFrame, column: str) -> list[set[str]]:
    known = assignments.filter(pl.col(column).is_not_null())
    return [set(ids) for ids in known.group_by(column).agg("ticket_id")["ticket_id"].to_list()]


def test_the_same_matter_at_two_estates_is_never_one_incident(found):
    for incident in groups(found.assignments, "incident_id"):
        assert len({ticket.split("-")[1] for ticket in incident}) == 1, incident


def test_messages_of_one_matter_and_place_come_together(found):
    wanted = {f"油烟-翠湖花园小区-{number}" for number in range(6)}
    assert wanted in groups(found.assignments, "incident_id")


def test_topics_follow_the_matter_and_not_the_place(found):
    matters = [ticket.split("-")[0] for ticket in found.assignments["ticket_id"]]
    assert adjusted_mutual_info_score(matters, found.assignments["topic_id"].to_list()) > 0.8


def test_the_order_of_rows_does_not_matter(town, found):
    again = find(town.sample(fraction=1, shuffle=True, seed=3))
    for name in ("assignments", "incidents", "topics", "parts"):
        assert getattr(again, name).equals(getattr(found, name)), name


def test_the_score_is_the_sum_of_its_parts_and_each_says_why(found):
    for topic in found.topics.iter_rows(named=True):
        parts = found.parts.filter(pl.col("topic_id") == topic["topic_id"])
        assert topic["score"] == pytest.approx(parts["points"].sum(), abs=0.02)
        for part in parts.iter_rows(named=True):
            for language in ("zh", "en"):
                sentence = say(part["reason"], json.loads(part["params"]), language)
                assert "{" not in sentence
    assert found.topics["rank"].to_list() == list(range(1, found.topics.height + 1))


def test_every_topic_counts_its_messages(found):
    counted = dict(found.assignments.group_by("topic_id").len().iter_rows())
    for topic in found.topics.iter_rows(named=True):
        assert counted[topic["topic_id"]] == topic["size"]
        assert sum(topic["weeks"]) == topic["size"]


def test_too_short_a_message_is_left_undecided(town):
    more = pl.concat([town, tickets([("问候--1", "你好")])])
    row = find(more).assignments.filter(pl.col("ticket_id") == "问候--1")
    assert row["topic_id"].item() is None


def test_no_messages_give_empty_tables_and_say_so():
    nothing = find(tables.TICKET.empty())
    assert nothing.topics.is_empty()
    assert [note.code for note in nothing.report.notes] == ["topics.note.empty"]


def test_a_missing_column_is_named(town):
    with pytest.raises(InputError) as refused:
        find(town.drop("text"))
    assert "text" in say(refused.value.code, refused.value.params, "en")


ANSWER = """
from datetime import date
from yishi.demo import invent
from yishi.engine import tables
from yishi.engine.report import fingerprint
from yishi.engine.topics import find
tickets = invent(tickets=1500, until=date(2024, 12, 31)).tickets
found = find(tables.TICKET.fit(tickets.rename({"number": "ticket_id", "caller_phone": "caller"})))
print(fingerprint(found.assignments), fingerprint(found.topics.drop("weeks", "terms")))
"""


def test_another_process_gives_the_same_answer():
    """Python shuffles its sets anew in every process: nothing in the answer may rest on their order."""
    answers = set()
    for seed in ("1", "2", "3"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", ANSWER], env=environment, capture_output=True, text=True, check=True
        )
        answers.add(run.stdout)
    assert len(answers) == 1


ODD = {
    "one message": [("路灯-甲小区-0", "甲小区路灯坏了")],
    "letter for letter alike": [(f"同-甲小区-{number}", "甲小区路灯坏了请维修") for number in range(3000)],
    "no text": [(f"空-甲小区-{number}", "") for number in range(5)],
    "one character": [(f"啊-甲小区-{number}", "啊") for number in range(5)],
    "a hundred thousand characters": [(f"长-甲小区-{number}", "路灯坏了请维修。" * 12_500) for number in range(3)],
    "nothing but 的": [(f"的-甲小区-{number}", "的" * 100_000) for number in range(3)],
    "emoji and other scripts": [(f"笑-甲小区-{number}", "😀👍🏽 hello мир 日本語 العربية") for number in range(5)],
    "two that share nothing": [("路灯-甲小区-0", "甲小区路灯坏了"), ("停车-乙小区-0", "乙小区乱停车请交警来")],
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("bare", [False, True], ids=["with heading, place and time", "text only"])
@pytest.mark.parametrize("rows", ODD.values(), ids=ODD)
def test_odd_input_is_answered(rows, bare):
    given = tickets(rows)
    if bare:
        nothing = pl.lit(None).cast(pl.String)
        given = given.with_columns(title=nothing, place=nothing, time=pl.lit(None).cast(tables.MOMENT))
    answer = find(given)
    assert answer.assignments.height == len(rows)
    assert all(answer.topics["label"].str.len_chars() > 0)


def test_a_text_sent_in_a_thousand_times_is_one_incident():
    assert find(tickets(ODD["letter for letter alike"])).incidents["size"].to_list() == [3000]
