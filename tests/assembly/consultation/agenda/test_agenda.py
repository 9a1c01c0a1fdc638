"""The agenda: in order with its times, not issued without its first item, and two writers lose nothing."""

import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation import session
from yishi.assembly.consultation.agenda import actions, queries, rules
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.session import Item
from yishi.assembly.outcomes.models import Outcome

FIRST = {"kind": "first", "title": "学习《关于加强新时代基层协商的意见》", "speaker": "秘书长", "minutes": 15}
REPORT = {"kind": "report", "title": "油烟治理情况", "speaker": "市城管局", "minutes": 20}
TALK = {"kind": "talk", "title": "互动协商", "speaker": "", "minutes": 40}


@pytest.fixture
def special(noticed):
    """A special consultation, whose agenda begins by studying."""
    noticed.kind = Consultation.Kind.SPECIAL
    noticed.save()
    return noticed


@pytest.fixture
def write(clerk):
    def whole(consultation, *parts, why="", version=0, by=None):
        facts = {"parts": parts, "without_first_why": why, "version": version}
        return actions.write(consultation=consultation, **facts, by=by or clerk)

    return whole


def fresh(consultation):
    return Consultation.objects.get(pk=consultation.pk)


def test_items_follow_one_another_in_time(special, write):
    write(special, FIRST, REPORT, TALK)
    told = [(row.begins.strftime("%H:%M"), row.part.kind) for row in queries.timed(fresh(special))]
    assert told == [("14:30", "first"), ("14:45", "report"), ("15:05", "talk")]


def test_it_is_not_issued_without_its_first_item(special, write, clerk):
    with pytest.raises(Refused, match="还没有内容"):
        actions.issue(consultation=special, by=clerk)
    write(special, REPORT, FIRST)
    with pytest.raises(Refused, match="从第一议题开始"):
        actions.issue(consultation=fresh(special), by=clerk)
    write(special, FIRST, REPORT, version=1)
    assert actions.issue(consultation=fresh(special), by=clerk).issued_at


def test_an_exception_has_a_reason_and_a_name(special, write, clerk):
    write(special, REPORT, why="紧急会议，当天另行组织学习。")
    agenda = actions.issue(consultation=fresh(special), by=clerk)
    assert (agenda.issued_by, agenda.without_first_why) == (clerk, "紧急会议，当天另行组织学习。")
    assert AuditLine.objects.get(verb="agenda.issue").why == "紧急会议，当天另行组织学习。"


def test_a_grassroots_talk_needs_none(noticed, write, clerk):
    assert not rules.needs_first(noticed)
    write(noticed, REPORT)
    assert actions.issue(consultation=fresh(noticed), by=clerk).issued_at


def test_two_writers_lose_nothing(special, write, officer):
    write(special, FIRST, REPORT)
    with pytest.raises(Overtaken):
        write(special, FIRST, TALK, version=0, by=officer)
    assert [row.part.title for row in queries.timed(fresh(special))] == [FIRST["title"], REPORT["title"]]
    write(special, FIRST, REPORT, version=0, by=officer)
    assert fresh(special).agenda.version == 2, "the same text again loses nothing"


def test_what_is_issued_changes_only_after_it_was_taken_back(special, write, clerk, member):
    write(special, FIRST, REPORT)
    assert not rules.may(member, "look", fresh(special))
    actions.issue(consultation=fresh(special), by=clerk)
    assert rules.may(member, "look", fresh(special))
    with pytest.raises(Refused, match="先收回"):
        write(special, FIRST, version=1)
    actions.take_back(consultation=fresh(special), by=clerk)
    assert write(fresh(special), FIRST, TALK, version=1).parts.count() == 2


OPEN = {(verb, state): {"clerk", "officer"} for verb in ("write", "issue") for state in ("planned", "noticed")}


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "auditor", "member", "unit", "stranger"])
@pytest.mark.parametrize("state", Consultation.State.values)
def test_who_may_write_and_issue_when(actor, state, special, write, request):
    write(special, FIRST)
    special.state = state
    special.save()
    user = request.getfixturevalue(actor)
    for verb in ("write", "issue"):
        assert bool(rules.may(user, verb, fresh(special))) == (actor in OPEN.get((verb, state), set())), (verb, state)


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "第一议题"), ("en", "First item")])
def test_the_pages(browse, clerk, member, special, language, word):
    client, there = browse(clerk, language), f"/consultations/agenda/{special.public_id}"
    blank = {f"{name}-{n}": value for n in range(2, 5) for name, value in (("kind", "speech"), ("title", ""))}
    typed = {"kind-1": "first", "title-1": FIRST["title"], "minutes-1": 15, "version": 0, **blank}
    assert word in client.get(f"{there}/write").content.decode()
    assert client.post(f"{there}/write", typed).status_code == 302
    again = client.post(f"{there}/write", typed | {"title-1": "另一位写的"})
    assert FIRST["title"] in again.content.decode()
    assert "另一位写的" in again.content.decode()
    assert client.post(f"{there}/issue").status_code == 302
    assert word in browse(member, language).get(there).content.decode()
    for form, magic in (("pdf", b"%PDF-"), ("docx", b"PK")):
        assert client.get(f"{there}/agenda.{form}").content.startswith(magic)
    assert client.post(f"{there}/take-back").status_code == 302


def test_advice_that_something_came_of_keeps_its_row(in_state, clerk, assembly, at):
    held = in_state("held")
    one, two = session.set_advice(consultation=held, items=[Item("第一条"), Item("第二条")], by=clerk)
    Outcome.objects.create(
        assembly=assembly, consultation=held, advice=two, kind="adopted", level="city", day=at(2024, 10, 8).date(),
        title="采用", proof_note="通知", noted_by=clerk,
    )  # fmt: skip
    left = session.set_advice(consultation=held, items=[Item("第二条改", row=2), Item("新的一条")], by=clerk)
    assert [(row.pk == two.pk, row.number, row.text) for row in left] == [(True, 1, "第二条改"), (False, 2, "新的一条")]
    assert not held.advice.filter(pk=one.pk).exists()
    with pytest.raises(Refused, match="不能去掉"):
        session.set_advice(consultation=held, items=[Item("新的一条", row=2)], by=clerk)
    assert held.advice.count() == 2
