"""Who may do what to an outcome: actor × verb × state. The clerk noted it; only another may confirm it."""

import pytest

from yishi.assembly.outcomes import rules
from yishi.assembly.outcomes.models import Outcome

ACTORS = ["clerk", "second_clerk", "officer", "leader", "member", "unit", "auditor", "stranger"]
STAFF = {"clerk", "second_clerk", "officer"}

ALLOWED = {
    **{("look", state): STAFF | {"leader", "member", "auditor"} for state in Outcome.State.values},
    ("confirm", "noted"): {"second_clerk", "officer"},
    ("give_back", "noted"): STAFF,
    ("give_back", "confirmed"): STAFF,
    ("mend", "returned"): STAFF,
}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Outcome.State.values)
def test_every_verb_in_every_state(actor, state, make_outcome, request):
    user = request.getfixturevalue(actor)
    outcome = make_outcome(state)
    for verb in ("look", *rules.LIFE.verbs):
        answer = rules.may(user, verb, outcome)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


def test_a_unit_sees_and_mends_its_own_and_nobody_else_s(unit, make_outcome):
    own = make_outcome("returned", unit=unit.unit)
    assert rules.may(unit, "look", own)
    assert rules.may(unit, "mend", own)
    assert not rules.may(unit, "look", make_outcome())


def test_a_unit_notes_only_where_it_was_given_advice(unit, held_session):
    assert not rules.may_note(unit, held_session)
    held_session.advice.update(unit=unit.unit)
    assert rules.may_note(unit, held_session)
