"""Who may do what to a run: actor × verb × state. A cell is the truth; a missing one fails."""

import pytest

from yishi.assembly.runs import rules
from yishi.assembly.runs.models import Run

ACTORS = ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"]
STAFF = {"clerk", "officer"}
LOOKERS = STAFF | {"leader", "auditor"}

ALLOWED = {
    ("cancel", "queued"): STAFF,
    ("cancel", "running"): STAFF,
    ("cancel", "done"): set(),
    ("cancel", "failed"): set(),
    ("cancel", "cancelled"): set(),
    ("cancel", "withdrawn"): set(),
    ("retry", "queued"): set(),
    ("retry", "running"): set(),
    ("retry", "done"): set(),
    ("retry", "failed"): STAFF,
    ("retry", "cancelled"): STAFF,
    ("retry", "withdrawn"): set(),
    **{("look", state): LOOKERS for state in Run.State.values},
}


@pytest.mark.parametrize("actor", ACTORS)
def test_every_verb_in_every_state(actor, make_run, request):
    user = request.getfixturevalue(actor)
    for state in Run.State.values:
        run = make_run(state)
        for verb in ("look", "cancel", "retry"):
            answer = rules.may(user, verb, run)
            assert bool(answer) == (actor in ALLOWED[verb, state]), (actor, verb, state)
            assert answer or str(answer.reason), "a refusal carries its reason"


@pytest.mark.parametrize("actor", [actor for actor in ACTORS if actor != "stranger"])
def test_the_list_is_open_to_those_who_may_look(actor, browse, request):
    user = request.getfixturevalue(actor)
    assert bool(rules.may_list(user)) == (actor in LOOKERS)
    assert browse(user).get("/runs/").status_code == (200 if actor in LOOKERS else 403)
