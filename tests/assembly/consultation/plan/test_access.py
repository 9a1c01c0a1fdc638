"""Who may do what to a plan and to its subjects: actor × verb × state."""

import pytest

from yishi.assembly.consultation.plan import rules
from yishi.assembly.consultation.plan.models import Plan, Subject

ACTORS = ["clerk", "officer", "leader", "member", "other_member", "unit", "auditor", "stranger"]
STAFF = {"clerk", "officer"}
MEMBERS = {"member", "other_member"}
OVERSEERS = STAFF | {"leader", "auditor"}
PLAN = {("look", state): OVERSEERS | MEMBERS for state in Plan.State.values}
PLAN |= {
    ("look", "published"): OVERSEERS | MEMBERS | {"unit"},
    ("propose", "collecting"): STAFF | MEMBERS,
    ("enlarge", "published"): STAFF,
    ("draft", "collecting"): STAFF,
    ("reopen", "drafted"): STAFF,
    ("adopt", "decided"): STAFF,
    ("publish", "adopted"): STAFF,
}
OPEN = ("collecting", "drafted")


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Plan.State.values)
def test_every_verb_on_a_plan(actor, state, collecting, request):
    user = request.getfixturevalue(actor)
    collecting.state = state
    for verb in ("look", "propose", "enlarge", *rules.LIFE.verbs):
        answer = rules.may(user, verb, collecting)
        assert bool(answer) == (actor in PLAN.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


def _expected(verb: str, plan: str, state: str) -> set[str]:
    published = plan == "published"
    if verb == "look":
        shown = published and state in ("adopted", "done", "adjusted_out")
        return OVERSEERS | (MEMBERS | {"unit"} if shown else {"member"})
    opened = {
        "edit": (plan in OPEN or published) and state in ("proposed", "drafted", "adopted"),
        "session": published and state == "adopted",
        "take_in": plan in OPEN and state == "proposed",
        "decline": plan in OPEN and state in ("proposed", "drafted"),
        "move_out": published and state == "adopted",
    }
    return STAFF if opened.get(verb) else set()


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("plan", Plan.State.values)
def test_every_verb_on_a_subject(actor, plan, charging, request):
    user = request.getfixturevalue(actor)
    charging.plan.state = plan
    for state in Subject.State.values:
        charging.state = state
        for verb in ("look", "edit", "session", *rules.SUBJECT_LIFE.verbs):
            answer = rules.may_with(user, verb, charging)
            assert bool(answer) == (actor in _expected(verb, plan, state)), (actor, verb, plan, state)
