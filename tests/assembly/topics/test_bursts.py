"""Trends and bursts: stored by a reading, known again by the next, looked at and closed by a person."""

import json
from datetime import date, timedelta

import polars as pl
import pytest

from yishi.assembly.people.models import Village
from yishi.assembly.runs.pipelines import Watching
from yishi.assembly.topics import queries as topics
from yishi.assembly.topics.bursts import actions, queries, rules, watching
from yishi.assembly.topics.models import Burst, Topic
from yishi.engine import tables
from yishi.engine.report import Report

DAY = date(2024, 9, 10)


def row(topic: Topic, **facts) -> dict:
    """A row of table BURST on the topic, at 柳浦镇河东社区 unless told otherwise."""
    numbers = {
        "topic": topic.label,
        "place": "河东社区",
        "since": str(DAY),
        "days": 3,
        "messages": 8,
        "callers": 7,
        "others": 0,
        "told": 0.4,
        "months": 12.0,
    }
    told = {
        "topic_id": topic.key,
        "kind": "village",
        "towns": ["柳浦镇"],
        "villages": ["河东社区"],
        "since": DAY,
        "until": DAY + timedelta(days=2),
        "flagged": DAY + timedelta(days=1),
        "messages": 8,
        "callers": 7,
        "expected": 0.4,
        "chance": 1e-7,
        "others": [],
        "reason": "watch.burst.village",
        "params": json.dumps(numbers),
    }
    return {**told, **facts}


def one_caller(topic: Topic) -> dict:
    return row(topic, kind="one_caller", callers=1, expected=None, chance=None, reason="watch.burst.one_caller")


@pytest.fixture
def read():
    """What a reading tells, into the database: `read(fumes, [row(fumes)])`."""

    def store(topic: Topic, bursts: list[dict], states: list[dict] = ()) -> None:
        found = Watching(
            pl.DataFrame(states, schema=tables.TOPIC_STATE.schema),
            pl.DataFrame(bursts, schema=tables.BURST.schema),
            Report("watch", "1", "none"),
        )
        watching.store(topic.run, found)

    return store


@pytest.fixture
def burst(fumes, read):
    read(fumes, [row(fumes)])
    return Burst.objects.get()


RISING = {
    "state": "rising",
    "reason": "watch.state.rising",
    "params": json.dumps({"weeks": 4, "seen": 15, "expected": 6.5, "low": 2.0, "high": 11.0}),
    "expected": [None, 2.5, 3.0],
    "low": [None, 0.0, 1.0],
    "high": [None, 6.0, 7.0],
}


def test_a_burst_seen_again_is_brought_up_to_date_and_not_doubled(fumes, read, burst, clerk):
    actions.see(burst=burst, word="已转城管局核实", by=clerk)
    read(fumes, [row(fumes, until=DAY + timedelta(days=5), messages=14, callers=12)])
    again = Burst.objects.get()
    assert (again.pk, again.messages, again.callers) == (burst.pk, 14, 12)
    assert (again.state, again.word) == (Burst.State.SEEN, "已转城管局核实"), "what a person said stays"


@pytest.mark.parametrize(
    "other",
    [
        {"villages": ["西山村"]},
        {"towns": ["白芦镇"], "villages": ["西山村"]},
        {"since": DAY + timedelta(days=30), "until": DAY + timedelta(days=31), "flagged": DAY + timedelta(days=31)},
        {"kind": "one_caller", "reason": "watch.burst.one_caller"},
    ],
)
def test_elsewhere_later_or_by_one_caller_it_is_another(fumes, read, burst, other):
    read(fumes, [row(fumes, **other)])
    assert Burst.objects.count() == 2


def test_two_flags_of_one_reading_never_fall_together(fumes, read, burst):
    read(fumes, [row(fumes), row(fumes, flagged=DAY + timedelta(days=2))])
    assert Burst.objects.count() == 2


def test_a_village_grown_to_its_town_is_the_same_burst(fumes, read, burst):
    read(fumes, [row(fumes, kind="town", villages=[], reason="watch.burst.town")])
    assert Burst.objects.get().kind == Burst.Kind.TOWN


def test_a_burst_whose_topic_is_gone_stays_only_if_somebody_spoke(fumes, make_topic, read, burst, clerk):
    other = make_topic("停车难")
    read(fumes, [row(fumes), row(other)])
    actions.see(burst=Burst.objects.get(topic=other), word="继续观察", by=clerk)
    Topic.objects.filter(pk__in=[fumes.pk, other.pk]).delete()
    read(fumes, [])
    kept = Burst.objects.get()
    assert (kept.topic, kept.label, kept.word) == (None, "停车难", "继续观察")


def test_trends_are_stored_and_end_with_the_reading(fumes, make_topic, read):
    read(fumes, [], [{"topic_id": fumes.key, **RISING}])
    fumes.refresh_from_db()
    assert (fumes.trend, fumes.trend_told["code"]) == ("rising", "watch.state.rising")
    assert fumes.band["high"] == [None, 6.0, 7.0]
    chart = topics.trend_of(fumes, DAY)
    assert chart["band"]["high"] == [None, None, 6.0, 7.0], "the last of the band stands with the last week"
    assert topics.weeks_of(chart)[0]["expected"] == 3.0
    read(fumes, [])
    fumes.refresh_from_db()
    assert (fumes.trend, fumes.band) == ("unknown", {})


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "上升：近4周来件15件"), ("en", "Rising: 15 messages")])
def test_board_and_topic_tell_the_trend(browse, clerk, fumes, make_topic, read, language, word):
    make_topic("停车难")
    read(fumes, [], [{"topic_id": fumes.key, **RISING}])
    client = browse(clerk, language)
    assert client.get("/topics/").content.decode().count(word) == 2, "the tag's title, and its words for a reader"
    assert word in client.get(f"/topics/{fumes.public_id}").content.decode()
    found = client.get("/topics/?trend=rising").context["lines"]
    assert [line.topic.label for line in found] == ["油烟扰民"]
    assert client.get("/topics/?trend=fading").context["lines"] == []


def test_the_page_tells_each_burst_and_who_took_note(browse, clerk, burst):
    page = browse(clerk).get("/topics/bursts/").content.decode()
    assert "7人反映“油烟扰民”（来件8件），往常同样天数为0.4件" in page
    assert "有1处突增待知悉" in browse(clerk).get("/topics/").content.decode()
    assert [str(todo.word) for todo in queries.todos(clerk)] == ["1处突增待知悉"]
    browse(clerk).post(f"/topics/bursts/{burst.public_id}/see", {"word": "已转城管局核实"})
    assert queries.todos(clerk) == []
    assert "周敏" in browse(clerk).get("/topics/bursts/").content.decode()
    browse(clerk).post(f"/topics/bursts/{burst.public_id}/close", {"verdict": "real", "closing": "餐馆已整改"})
    assert browse(clerk).get("/topics/bursts/").context["flags"] == []
    assert "结论：确有其事" in browse(clerk).get("/topics/bursts/?closed").content.decode()


def test_no_word_no_note(browse, clerk, burst):
    answer = browse(clerk).post(f"/topics/bursts/{burst.public_id}/see", {"word": ""})
    assert answer.context["form"].errors
    burst.refresh_from_db()
    assert burst.state == Burst.State.NEW


def test_its_messages_are_those_of_the_place_since_that_day(browse, clerk, burst, fumes, say, town, village, at):
    hill = Village.objects.create(assembly=fumes.assembly, town=town, name="西山村")
    say(fumes, at(2024, 9, 10, 0, 5), town=town, village=village, text="当天零点的油烟")
    say(fumes, at(2024, 9, 9, 23, 55), town=town, village=village, text="前一天的油烟")
    say(fumes, at(2024, 9, 11), town=town, village=hill, text="别村的油烟")
    page = browse(clerk).get(f"/topics/{fumes.public_id}/messages?burst={burst.public_id}").content.decode()
    assert "当天零点的油烟" in page
    assert "前一天的油烟" not in page
    assert "别村的油烟" not in page


def test_one_caller_stands_apart_and_is_the_offices_business(browse, clerk, member, leader, fumes, read):
    read(fumes, [one_caller(fumes)])
    found = browse(clerk).get("/topics/bursts/").context
    assert (found["flags"], len(found["callers"])) == ([], 1)
    assert queries.todos(clerk) == []
    for reader in (member, leader):
        assert browse(reader).get("/topics/bursts/").context["callers"] == []
        only = Burst.objects.get()
        assert browse(reader).get(f"/topics/{fumes.public_id}/messages?burst={only.public_id}").status_code == 403


ALLOWED = {("look", state): {"clerk", "officer", "leader", "member", "auditor"} for state in Burst.State.values} | {
    (verb, state): {"clerk", "officer"} if (verb, state) in (("see", "new"), ("close", "seen")) else set()
    for verb in rules.LIFE.verbs
    for state in Burst.State.values
}


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"])
def test_every_verb_in_every_state(actor, burst, request):
    user = request.getfixturevalue(actor)
    for (verb, state), allowed in ALLOWED.items():
        burst.state = state
        answer = rules.may(user, verb, burst)
        assert bool(answer) == (actor in allowed), (actor, verb, state)
        assert answer or str(answer.reason), "a refusal carries its reason"


def test_strangers_find_nothing(browse, stranger, unit, burst, fumes):
    for path in (f"bursts/{burst.public_id}/see", f"bursts/{burst.public_id}/close"):
        assert browse(stranger).get(f"/topics/{path}").status_code == 404
    assert browse(stranger).get("/topics/bursts/").context["flags"] == []
    assert browse(unit).get("/topics/bursts/").status_code == 403


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_take_few_queries(browse, clerk, fumes, make_topic, read, language, django_assert_max_num_queries):
    rows = [row(topic) for topic in (fumes, *(make_topic(f"议题{n}") for n in range(20)))]
    read(fumes, [*rows, one_caller(fumes)])
    client = browse(clerk, language)
    for path, most in (("bursts/", 8), ("bursts/?closed", 8), ("", 12), (fumes.public_id, 17)):
        with django_assert_max_num_queries(most):
            assert client.get(f"/topics/{path}").status_code == 200
