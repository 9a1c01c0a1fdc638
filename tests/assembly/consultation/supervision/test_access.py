"""Who may do what to a supervision, an inspection and a finding: actor × verb × state."""

import pytest

from yishi.assembly.consultation.supervision import rules, rules_findings
from yishi.assembly.consultation.supervision.models import Finding, Supervision

ACTORS = [
    "clerk",
    "officer",
    "leader",
    "auditor",
    "member",
    "other_member",
    "outsider",
    "unit",
    "other_unit",
    "stranger",
]
STAFF = {"clerk", "officer"}
GROUP = {"member", "other_member"}
READERS = STAFF | GROUP | {"leader", "auditor"}
ALIVE = ("under_way", "opinion_issued", "rectifying")

ALLOWED = {("look", state): READERS for state in Supervision.State.values}
ALLOWED |= {(verb, state): STAFF for verb in ("edit", "call_off") for state in ("planned", "under_way")}
ALLOWED |= {("visit", state): STAFF for state in ALIVE}
ALLOWED |= {("instruct", state): STAFF for state in ALIVE[1:]}
ALLOWED |= {(verb, "under_way"): STAFF for verb in ("find", "write", "issue")}
ALLOWED |= {("begin", "planned"): STAFF, ("hand_on", "opinion_issued"): STAFF, ("review", "rectifying"): STAFF}


@pytest.fixture
def ready(under_way, finding, put):
    """Nothing but the state stands in the way: an opinion is written, its one finding is cured."""
    under_way.opinion = "应限期清除。"
    under_way.save()
    put(finding, "cured")
    return under_way


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Supervision.State.values)
def test_every_verb_of_a_supervision(actor, state, ready, put, request):
    user, supervision = request.getfixturevalue(actor), put(ready, state)
    for verb in ("look", *rules.WORK, *rules.LIFE.verbs):
        answer = rules.may(user, verb, supervision)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


TO_FINDING = {("look", state): READERS | {"unit"} for state in Finding.State.values}
TO_FINDING[("look", "open")] = READERS
TO_FINDING |= {("rectify", state): STAFF | {"unit"} for state in ("handed_over", "reopened")}
TO_FINDING |= {("drop", state): STAFF for state in ("open", "handed_over", "reopened")}
TO_FINDING[("hand_over", "open")] = STAFF
TO_FINDING |= {
    (verb, state): STAFF | GROUP
    for verb in ("look_back", "cure", "keep_on", "reopen")
    for state in ("rectified", "cured")
}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Finding.State.values)
def test_every_verb_of_a_finding(actor, state, rectified, put, request):
    user, finding = request.getfixturevalue(actor), put(rectified, state)
    for verb in ("look", "look_back", *rules_findings.LIFE.verbs):
        answer = rules_findings.may(user, verb, finding)
        assert bool(answer) == (actor in TO_FINDING.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


@pytest.mark.parametrize("actor", ACTORS)
def test_an_inspection_is_the_offices_record_and_the_groups_notebook(actor, visited, request):
    user = request.getfixturevalue(actor)
    may = {verb for verb in ("look", "edit", "confirm", "tell", "picture") if rules.may_visit(user, verb, visited)}
    if actor in STAFF:
        assert may == {"look", "edit", "confirm", "picture"}
    elif actor in GROUP:
        assert may == {"look", "tell", "picture"}
    else:
        assert may == ({"look"} if actor in READERS else set())


def test_a_unit_sees_nothing_before_the_hand_over(unit, finding):
    assert not rules_findings.may(unit, "look", finding)


def test_after_the_close_nothing_is_looked_back_on(clerk, rectified, put):
    put(rectified.supervision, "closed")
    assert "已办结" in str(rules_findings.may(clerk, "look_back", rectified).reason)
