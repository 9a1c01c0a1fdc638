"""Who may do what to a topic: actor × verb × state. A cell is the truth; a missing one fails."""

import pytest

from yishi.assembly.topics import rules
from yishi.assembly.topics.models import Topic

ACTORS = ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"]
LOOKERS = {"clerk", "officer", "leader", "member", "auditor"}
STAFF = {"clerk", "officer"}

ALLOWED = {
    ("confirm", "candidate"): STAFF,
    ("confirm", "confirmed"): set(),
    ("confirm", "taken_up"): set(),
    ("confirm", "dismissed"): STAFF,
    ("dismiss", "candidate"): STAFF,
    ("dismiss", "confirmed"): STAFF,
    ("dismiss", "taken_up"): set(),
    ("dismiss", "dismissed"): set(),
    ("take_up", "candidate"): set(),
    ("take_up", "confirmed"): STAFF,
    ("take_up", "taken_up"): set(),
    ("take_up", "dismissed"): set(),
    **{("put_back", state): set() for state in ("candidate", "confirmed", "dismissed")},
    ("put_back", "taken_up"): STAFF,
    **{("absorb", state): STAFF for state in ("candidate", "confirmed")},
    **{("absorb", state): set() for state in ("taken_up", "dismissed", "merged")},
    **{(verb, "merged"): set() for verb in ("confirm", "dismiss", "take_up", "put_back")},
    **{(verb, "merged"): STAFF for verb in ("release", "restore")},
    **{
        (verb, state): set()
        for verb in ("release", "restore")
        for state in ("candidate", "confirmed", "taken_up", "dismissed")
    },
    **{("look", state): LOOKERS for state in Topic.State.values},
    **{("rename", state): STAFF for state in Topic.State.values},
}


@pytest.mark.parametrize("actor", ACTORS)
def test_every_verb_in_every_state(actor, make_topic, request):
    user = request.getfixturevalue(actor)
    verbs = ("look", "rename", *rules.LIFE.verbs)
    for state in Topic.State.values:
        topic = make_topic(f"议题{state}", state=state)
        for verb in verbs:
            answer = rules.may(user, verb, topic)
            assert bool(answer) == (actor in ALLOWED[verb, state]), (actor, verb, state)
            assert answer or str(answer.reason), "a refusal carries its reason"


def test_every_state_is_reachable():
    reached = {next(iter(rules.LIFE.states))} | {move.target for move in rules.LIFE.moves}
    assert reached == set(rules.LIFE.states)
