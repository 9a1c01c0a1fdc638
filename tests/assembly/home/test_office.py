"""Dates, numbers and sentences as an office writes them, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from yishi.assembly.home.templatetags import office
from yishi.engine.report import Note

NOON = datetime(2024, 9, 12, 6, 30, tzinfo=UTC)  # 14:30 in Shanghai

CASES = [
    (office.day, date(2024, 9, 2), "2024年9月2日", "2 Sep 2024"),
    (office.day, datetime(2024, 9, 11, 18, 0, tzinfo=UTC), "2024年9月12日", "12 Sep 2024"),
    (office.day, None, "", ""),
    (office.moment, NOON, "2024年9月12日 14:30", "12 Sep 2024, 14:30"),
    (office.month, date(2024, 9, 2), "2024年9月", "Sep 2024"),
    (office.number, 1286, "1,286", "1,286"),
    (office.number, 61.54, "61.5", "61.5"),
    (office.number, None, "", ""),
    (office.big, 9_999, "9,999", "9,999"),
    (office.big, 12_345, "1.2万", "12.3K"),
    (office.big, 340_000_000, "3.4亿", "340M"),
    (office.percent, 0.123, "12.3%", "12.3%"),
    (office.duration, 0.2, "约1秒", "about 1 second"),
    (office.duration, 200, "约3分钟", "about 3 minutes"),
    (office.duration, 7200, "约2小时", "about 2 hours"),
    (office.duration, None, "", ""),
]


@pytest.mark.parametrize(("write", "value", "chinese", "english"), CASES)
def test_office_writing(write, value, chinese, english):
    with translation.override("zh-hans"):
        assert write(value) == chinese
    with translation.override("en"):
        assert write(value) == english


@pytest.mark.parametrize(
    ("days", "words", "late"), [(0, "今天到期", False), (3, "还有3天", False), (-2, "已逾期2天", True)]
)
def test_deadlines_as_people_feel_them(days, words, late):
    on = timezone.localdate() + timedelta(days=days)
    assert office.due(on) == words
    assert office.overdue(on) is late


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "刚刚"),
        (timedelta(minutes=5), "5分钟前"),
        (timedelta(hours=3), "3小时前"),
        (timedelta(days=9), "9天前"),
    ],
)
def test_how_long_ago(ago, words):
    assert office.since(timezone.now() - ago) == words


def test_masking_marks_are_set_apart_and_the_rest_is_escaped():
    assert office.masked("致电〔电话〕<b>") == '致电<span class="y-mask">〔电话〕</span>&lt;b&gt;'


def test_a_note_becomes_a_sentence_of_the_readers_language():
    note = Note("tables.missing_column", {"table": "ticket", "column": "time", "zh": "时间"})
    kept = {"code": note.code, "params": dict(note.params)}
    assert office.say(note) == office.say(kept) == "表“ticket”缺少列“时间”(time)。"
    with translation.override("en"):
        assert office.say(note).startswith("Table “ticket” lacks")


def test_a_trend_line_stays_in_its_box():
    drawn = office.spark([0, 5, 10])
    assert "3.0,29.0 60.0,16.0 117.0,3.0" in drawn
    assert office.spark([]) == ""


def test_shares_fill_the_bar():
    bars = office.stack(3, 1, 0)
    assert [bar["percent"] for bar in bars] == [75, 25, 0]
    assert bars[1]["x"] == 75
    assert [bar["width"] for bar in office.stack(0, 0, 0)] == [0, 0, 0]
