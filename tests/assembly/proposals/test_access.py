"""Who may do what to a proposal and to a unit's part: actor × verb × state."""

import pytest

from yishi.assembly.proposals import rules
from yishi.assembly.proposals.handling import rules as handling
from yishi.assembly.proposals.handling.models import Assignment
from yishi.assembly.proposals.models import Proposal

ACTORS = ["clerk", "officer", "leader", "auditor", "member", "other_member", "unit", "stranger"]
STAFF = {"clerk", "officer"}
OVERSEERS = STAFF | {"leader", "auditor"}
ACCEPTED = ("accepted", "merged", "handling", "answered", "closed")

ALLOWED = {("look", state): OVERSEERS | {"member"} for state in Proposal.State.values}
ALLOWED |= {("look", state): OVERSEERS | {"member", "other_member", "unit"} for state in ACCEPTED}
ALLOWED |= {
    ("write", "draft"): {"member"},
    ("ask", "draft"): {"member"},
    ("submit", "draft"): {"member"},
    ("withdraw", "draft"): {"member"},
    ("withdraw", "submitted"): {"member"},
    ("examine", "submitted"): STAFF,
    ("decide", "examined"): STAFF,
    ("merge", "accepted"): STAFF,
    ("part", "merged"): STAFF,
    ("hand_over", "accepted"): STAFF,
    ("answer", "handling"): STAFF | {"unit"},
    ("again", "answered"): STAFF,
    ("close", "answered"): STAFF,
}
DECISIONS = ("accept", "decline", "turn", "send_back")
ALLOWED |= {(verb, "examined"): STAFF for verb in DECISIONS}

PARTS = {
    ("sign", "handed"): {"unit"},
    ("ask_back", "handed"): {"unit"},
    ("take_back", "asked_back"): STAFF,
    ("insist", "asked_back"): STAFF,
    ("contact", "signed"): {"unit"},
    ("extend", "signed"): {"unit"},
    ("write", "signed"): {"unit"},
}


@pytest.fixture
def in_state(handed, plenary):
    """陆明's proposal with its part at 城管局, put into a state by hand. The part has answered."""

    def put(state: str) -> Proposal:
        proposal = handed.proposal
        master = Proposal.objects.exclude(pk=proposal.pk).first()
        if state == "merged" and master is None:
            master = Proposal.objects.create(
                assembly=proposal.assembly, plenary=plenary, member=proposal.member, title="主案", state="accepted"
            )
        proposal.state, proposal.master = state, master if state == "merged" else None
        proposal.save()
        handed.state = "answered"
        handed.save()
        if state not in ACCEPTED:
            handed.unit, handed.state = handed.unit, "taken_back"
            handed.save()
        return proposal

    return put


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Proposal.State.values)
def test_every_verb_in_every_state(actor, state, in_state, request):
    user, proposal = request.getfixturevalue(actor), in_state(state)
    for verb in ("look", "write", "ask", "decide", *rules.LIFE.verbs):
        answer = rules.may(user, verb, proposal)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Assignment.State.values)
def test_every_verb_of_a_part_in_every_state(actor, state, handed, request):
    user = request.getfixturevalue(actor)
    handed.state = state
    handed.save()
    for verb in ("contact", "extend", "write", "sign", "ask_back", "take_back", "insist"):
        answer = handling.may(user, verb, handed)
        assert bool(answer) == (actor in PARTS.get((verb, state), set())), (actor, verb, state)


def test_another_unit_has_no_part_in_it(handed, unit, assisting):
    unit.unit = assisting
    assert not handling.may(unit, "look", handed)
    assert "本单位" in str(handling.may(unit, "sign", handed).reason)


def test_a_draft_is_its_writers_alone(draft, clerk, leader, other_member, member):
    assert rules.may(member, "look", draft)
    for user in (clerk, leader, other_member):
        assert not rules.may(user, "look", draft)


def test_whoever_was_asked_to_sign_may_read_it(draft, member, other_member, shenkun):
    from yishi.assembly.proposals import actions

    actions.ask_to_sign(proposal=draft, members=[shenkun], by=member)
    assert rules.may(other_member, "look", draft)
    assert rules.may(other_member, "sign", draft)
