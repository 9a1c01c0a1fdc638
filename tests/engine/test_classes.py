"""What classes promise: learned from labelled messages and true to their probabilities; or beside a scheme by words."""

import json

import numpy as np
import polars as pl
import pytest

from yishi.engine import classes, tables
from yishi.engine.classes import Labelled, Scheme, measure, pool, views
from yishi.engine.classes.model import learn
from yishi.engine.report import InputError, say

MATTERS = {
    "环境保护": (
        "烧烤店油烟直排",
        "工厂夜里排放刺鼻废气",
        "河水发黑发臭有人偷排",
        "工地扬尘漫天没有洒水",
        "广场音响噪声扰民",
    ),
    "交通运输": ("公交车班次太少", "出租车拒载不打表", "网约车乱收费", "客运站大巴不准时", "路口红绿灯时间太短"),
    "教育文体": ("小学招生划片不公", "补课机构不退学费", "幼儿园收费太高", "中学食堂饭菜难吃", "老师布置作业太多"),
}
PLACES = "翠湖花园 金桂苑 望江名城 书香华庭 春晓家园 银杏里 锦绣江南 紫薇苑".split()
ENDINGS = ("请尽快处理。", "已经反映多次。", "希望给个答复。", "居民意见很大。")


def messages(places: list[str], endings: tuple[str, ...] = ENDINGS) -> pl.DataFrame:
    """Every matter at every place, with its class."""
    rows = [
        {"class": name, "title": matter, "text": f"{place}附近{matter}，{ending}"}
        for name, matters in MATTERS.items()
        for matter in matters
        for place, ending in zip(places, endings * len(places), strict=False)
    ]
    return pl.DataFrame(rows)


def as_tickets(frame: pl.DataFrame) -> pl.DataFrame:
    ids = [f"t{number:04}" for number in range(frame.height)]
    told = frame.select("title", "text").with_columns(ticket_id=pl.Series(ids), time=pl.lit(None, dtype=tables.MOMENT))
    return tables.TICKET.fit(told)


def as_assignments(tickets: pl.DataFrame, topic_ids: list[str | None]) -> pl.DataFrame:
    placed = pl.DataFrame({"ticket_id": tickets["ticket_id"], "topic_id": topic_ids}).with_columns(confidence=1.0)
    return tables.ASSIGNMENT.fit(placed)


@pytest.fixture(scope="module")
def labelled() -> Labelled:
    return Labelled(messages(PLACES[:4]))


@pytest.fixture(scope="module")
def asked() -> pl.DataFrame:
    return messages(PLACES[4:])


@pytest.fixture(scope="module")
def classed(labelled, asked):
    tickets = as_tickets(asked)
    return classes.classify(labelled, tickets, as_assignments(tickets, asked["class"].to_list()))


def test_messages_at_other_places_get_the_class_of_their_matter(classed, asked):
    assert classed.tickets["class"].to_list() == asked["class"].to_list()
    assert classed.tickets["probability"].is_between(0, 1).all()
    assert classed.tickets["sure"].all()
    assert dict(classed.tickets.schema) == tables.TICKET_CLASS.schema


def test_a_topic_has_the_class_of_most_of_its_messages_with_its_share(labelled, asked):
    tickets = as_tickets(asked)
    mixed = ["t1" if place < 25 else "t2" for place in range(asked.height)]  # 20 of one class and 5 of the next
    found = classes.classify(labelled, tickets, as_assignments(tickets, mixed)).topics
    assert found.row(0, named=True) == {
        "group_id": "t1",
        "class": "环境保护",
        "size": 25,
        "share": 0.8,
        "likeness": None,
    }


def test_the_order_of_rows_does_not_matter(labelled, asked, classed):
    tickets = as_tickets(asked)
    groups = as_assignments(tickets, asked["class"].to_list())
    shuffled = Labelled(labelled.messages.sample(fraction=1, shuffle=True, seed=1))
    again = classes.classify(shuffled, tickets.sample(fraction=1, shuffle=True, seed=2), groups)
    assert again.tickets.equals(classed.tickets)
    assert again.topics.equals(classed.topics)


def test_a_message_that_says_nothing_known_has_no_class(labelled, asked):
    odd = pl.DataFrame({"class": ["", "", ""], "title": ["", "好", "Ω"], "text": ["", "好", "ΩΩΩΩΩΩ"]})
    tickets = as_tickets(pl.concat([asked, odd]))
    rows = classes.classify(labelled, tickets, as_assignments(tickets, [None] * tickets.height)).tickets.tail(3)
    assert rows["class"].to_list() == [None] * 3
    assert rows["probability"].to_list() == [None] * 3
    assert rows["sure"].to_list() == [False] * 3


def test_labels_that_mean_nothing_make_no_answer_sure(asked):
    rng = np.random.default_rng(0)
    nonsense = messages(PLACES[:4]).with_columns(pl.Series("class", rng.choice(["甲", "乙", "丙"], 60)))
    tickets = as_tickets(asked)
    found = classes.classify(Labelled(nonsense), tickets, as_assignments(tickets, [None] * tickets.height))
    assert not found.tickets["sure"].any()
    assert "classes.note.never_sure" in [note.code for note in found.report.notes]
    assert found.tickets["probability"].mean() < 0.6


def test_a_rare_class_is_named_and_not_learned(labelled, asked):
    few = pl.DataFrame({"class": ["民政"] * 2, "title": ["低保办理"] * 2, "text": ["低保迟迟不批", "低保金额太低"]})
    tickets = as_tickets(asked)
    given = Labelled(pl.concat([labelled.messages, few]))
    found = classes.classify(given, tickets, as_assignments(tickets, [None] * tickets.height))
    rare = next(note for note in found.report.notes if note.code == "classes.note.rare")
    assert rare.params["rare"] == "民政 2"
    assert "民政" not in set(found.tickets["class"])


@pytest.mark.parametrize("count", [1, 5])
def test_too_few_labelled_messages_are_refused_with_what_was_found(labelled, asked, count):
    with pytest.raises(InputError) as refused:
        learn(labelled.messages.head(count), asked, 0.95)
    assert refused.value.code == "classes.too_few"
    assert f"环境保护 {count}" in say(refused.value.code, refused.value.params, "zh")


def test_one_class_alone_is_refused(labelled, asked):
    with pytest.raises(InputError) as refused:
        learn(labelled.messages.filter(pl.col("class") == "交通运输"), asked, 0.95)
    assert refused.value.code == "classes.too_few"


def test_two_classes_are_learned_too(labelled, asked):
    two = pl.col("class") != "教育文体"
    model = learn(labelled.messages.filter(two), asked, 0.95)
    told = model.probabilities(asked.filter(two)).argmax(axis=1)
    assert [model.classes[number] for number in told] == asked.filter(two)["class"].to_list()


def test_no_tickets_give_empty_tables(labelled):
    found = classes.classify(labelled, tables.TICKET.empty(), tables.ASSIGNMENT.empty())
    assert found.tickets.is_empty()
    assert found.topics.is_empty()


def test_a_scheme_gives_topics_the_entry_they_are_like_and_others_none(asked):
    entries = [("环境保护/环境污染/油烟噪声废气扬尘", "油烟噪声废气扬尘"), ("教育文体/教育管理/小学招生", "小学招生")]
    rows = [{"class": path, "name": name, "words": path.replace("/", "。")} for path, name in entries]
    tickets = as_tickets(asked)
    found = classes.classify(Scheme(pl.DataFrame(rows)), tickets, as_assignments(tickets, asked["class"].to_list()))
    given = {row["group_id"]: row["class"] for row in found.topics.iter_rows(named=True)}
    assert given == {"环境保护": entries[0][0], "交通运输": None, "教育文体": entries[1][0]}
    assert not found.tickets["sure"].any()
    assert found.tickets["probability"].null_count() == tickets.height


def test_probabilities_are_fitted_to_how_often_scores_were_right():
    """A voter that is right three times in four, whatever its score, ends at three quarters."""
    rng = np.random.default_rng(0)
    said = rng.integers(0, 2, 4000)
    truth = np.where(rng.random(4000) < 0.75, said, 1 - said)
    scores = np.where(np.eye(2)[said] > 0, 9.0, -9.0)
    told = pool.fit([scores], truth).probabilities([scores]).max(axis=1)
    assert told.mean() == pytest.approx(0.75, abs=0.03)


def test_the_threshold_keeps_the_precision_and_one_standard_error():
    best = np.linspace(1, 0.5, 1000)
    right = np.arange(1000) < 900
    probabilities = np.column_stack([best, 1 - best])
    bar = measure.threshold(probabilities, np.where(right, 0, 1), 0.95)
    kept = best >= bar
    assert 0.95 < right[kept].mean() < 0.97
    assert measure.threshold(probabilities, np.ones(1000, dtype=np.int64), 0.95) is None


def test_equal_probabilities_stand_or_fall_together():
    probabilities = np.tile([0.9, 0.1], (100, 1))
    truth = np.array([0] * 60 + [1] * 40)
    assert measure.threshold(probabilities, truth, 0.95) is None


def test_calibration_error_is_the_gap_between_told_and_true():
    assert measure.calibration_error(np.full(100, 0.9), np.arange(100) < 60) == pytest.approx(0.3)


def test_runs_of_characters_are_counted_within_their_message_only():
    counts = views.runs(["油烟油", "烟", ""])
    assert counts.sum(axis=1).ravel().tolist()[0] == [6.0, 1.0, 0.0]  # 油 烟 油 油烟 烟油 油烟油; 烟; nothing
    assert (counts[0].multiply(counts[1])).nnz == 1


def test_every_note_is_said_in_both_languages(classed):
    assert json.loads(classed.report.to_json())["counts"]["examples"] == 60
    for note in classed.report.notes:
        assert say(note.code, note.params, "zh") != say(note.code, note.params, "en")
