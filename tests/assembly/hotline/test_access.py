"""Who may do what to an import: actor × verb × state; and who may read messages."""

import pytest

from yishi.assembly.hotline import rules, sources
from yishi.assembly.hotline.models import Import, Ticket

ACTORS = ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"]
STAFF = {"clerk", "officer"}

ALLOWED = {("look", state): STAFF | {"auditor"} for state in Import.State.values}
ALLOWED |= {(verb, state): STAFF for verb in ("confirm", "discard") for state in ("staged", "storing")}
ALLOWED |= {("discard", "reading"): STAFF, ("undo", "stored"): STAFF}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Import.State.values)
def test_every_verb_in_every_state(actor, state, staged, request):
    user = request.getfixturevalue(actor)
    staged.state = state
    for verb in ("look", *rules.LIFE.verbs):
        answer = rules.may(user, verb, staged)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


ROOMS = ("report", "visit", "studio")


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("source", sources.ALL, ids=lambda source: source.code)
def test_only_what_stands_in_another_room_is_read_there(actor, source, request):
    user = request.getfixturevalue(actor)
    assert bool(rules.may_read_room(user, source)) == (actor in STAFF | {"stranger"} and source.code in ROOMS)


@pytest.mark.parametrize("actor", ACTORS)
def test_who_reads_messages_one_by_one(actor, assembly, at, request):
    ticket = Ticket.objects.create(assembly=assembly, number="1", received_at=at(2024, 7, 1), text="路灯不亮")
    user = request.getfixturevalue(actor)
    assert bool(rules.may_read(user, ticket)) == (actor in STAFF | {"leader", "auditor"})
