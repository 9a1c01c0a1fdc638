"""Who may do what to a bulletin: actor × verb × state."""

import pytest

from yishi.assembly.opinions import rules
from yishi.assembly.opinions.models import Bulletin

ACTORS = ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"]
STAFF = {"clerk", "officer"}
INSIDERS = STAFF | {"leader", "auditor"}

ALLOWED = {
    ("look", "draft"): INSIDERS,
    ("look", "review"): INSIDERS,
    ("look", "issued"): INSIDERS | {"member"},
    ("look", "sent"): INSIDERS | {"member"},
    ("edit", "draft"): STAFF,
    ("submit", "draft"): STAFF,
    ("give_back", "review"): {"leader"},
    ("issue", "review"): {"leader"},
    ("send", "issued"): STAFF,
}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Bulletin.State.values)
def test_every_verb_in_every_state(actor, state, make_bulletin, request):
    user = request.getfixturevalue(actor)
    bulletin = make_bulletin(state)
    for verb in ("look", "edit", *rules.LIFE.verbs):
        answer = rules.may(user, verb, bulletin)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


@pytest.mark.parametrize(("state", "open_"), [("planned", False), ("noticed", False), ("held", True), ("closed", True)])
def test_a_bulletin_begins_only_after_the_session(clerk, held_session, state, open_):
    held_session.state = state
    assert bool(rules.may_draft(clerk, held_session)) == open_
