"""Key proposals: proposed by the office, decided by a leader, followed up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.people.models import Seat
from yishi.assembly.proposals.key import actions, queries, rules
from yishi.assembly.proposals.key.models import KeyProposal
from yishi.assembly.record.models import Deed

TODAY = timezone.localdate()


@pytest.fixture
def vice(enrol, leader):
    """The leader's own seat: a vice-chair."""
    member = enrol("韦承", "015-002", post=Seat.Post.VICE_CHAIR)
    leader.member = member
    leader.save()
    return member


@pytest.fixture
def facts(vice):
    return {"why": "群众反映集中，牵涉部门多。", "leader": vice, "way": "visit", "due": TODAY + timedelta(days=60)}


@pytest.fixture
def proposed(accepted, facts, clerk):
    return actions.choose(proposal=accepted, facts=facts, by=clerk)


@pytest.fixture
def decided(proposed, leader):
    return actions.decide(key=proposed, decided=True, by=leader)


def test_the_office_proposes_and_a_leader_decides(proposed, leader, clerk):
    assert ["拟列重点提案" in str(todo.word) for todo in queries.todos(leader)] == [True]
    with pytest.raises(Refused):
        actions.decide(key=proposed, decided=True, by=clerk)
    assert actions.decide(key=proposed, decided=True, by=leader).state == "decided"


def test_the_signers_deeds_move_with_it(decided):
    standing = Deed.objects.filter(reverses=None, reversed_by=None)
    assert list(standing.values_list("kind", "stage")) == [("propose", "key")]


def test_what_was_turned_down_has_a_reason_and_may_be_proposed_again(proposed, accepted, facts, leader, clerk):
    with pytest.raises(Refused, match="请写明理由"):
        actions.decide(key=proposed, decided=False, by=leader)
    actions.decide(key=proposed, decided=False, word="今年已有同类重点。", by=leader)
    accepted.refresh_from_db()
    again = actions.choose(proposal=accepted, facts=facts, by=clerk)
    assert (again.pk, again.state, again.decided_at) == (proposed.pk, "proposed", None)
    with pytest.raises(Refused, match="已经提出过"):
        actions.choose(proposal=again.proposal, facts=facts, by=clerk)


def test_the_leader_in_charge_is_asked_until_it_was_followed_up(decided, leader):
    assert ["待督办" in str(todo.word) for todo in queries.todos(leader)] == [True]
    with pytest.raises(Refused, match="不能晚于今天"):
        actions.follow_up(key=decided, day=TODAY + timedelta(days=1), way="visit", words="……", by=leader)
    actions.follow_up(key=decided, day=TODAY, way="visit", words="到现场看了三家，电话13812345678。", by=leader)
    assert queries.todos(leader) == []
    assert "13812345678" not in decided.follow_ups.get().words


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"])
@pytest.mark.parametrize("state", KeyProposal.State.values)
def test_who_may_do_what_when(actor, state, proposed, request):
    proposed.state = state
    user = request.getfixturevalue(actor)
    assert bool(rules.may(user, "decide", proposed)) == (actor == "leader" and state == "proposed")
    in_charge = actor in ("clerk", "officer", "leader")
    assert bool(rules.may(user, "follow_up", proposed)) == (in_charge and state == "decided")


@pytest.mark.parametrize("state", ["submitted", "accepted", "handling", "answered", "closed", "declined"])
def test_only_what_is_accepted_and_not_closed_can_be_chosen(state, accepted, clerk):
    accepted.state = state
    assert bool(rules.may_choose(clerk, accepted)) == (state in ("accepted", "handling", "answered"))


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "重点提案"), ("en", "Key proposals")])
def test_the_pages(browse, accepted, vice, clerk, leader, member, language, word):
    office, chair = browse(clerk, language), browse(leader, language)
    sent = {"why": "群众反映集中", "leader": vice.pk, "way": "visit", "due": TODAY.isoformat()}
    assert office.get(f"/proposals/key/{accepted.public_id}/choose").status_code == 200
    office.post(f"/proposals/key/{accepted.public_id}/choose", sent)
    key = KeyProposal.objects.get()
    assert chair.post(f"/proposals/key/{key.public_id}/decide", {"decided": "no", "word": ""}).status_code == 200
    chair.post(f"/proposals/key/{key.public_id}/decide", {"decided": "yes", "word": ""})
    day = (TODAY + timedelta(days=3)).isoformat()
    assert (
        chair.post(f"/proposals/key/{key.public_id}/follow-up", {"day": day, "way": "visit", "words": "看"}).status_code
        == 200
    )
    for user in (clerk, leader, member):
        assert word in browse(user, language).get("/proposals/key/").content.decode()
        assert browse(user, language).get(f"/proposals/key/{key.public_id}").status_code == 200
    assert word in browse(member, language).get(f"/proposals/{accepted.public_id}").content.decode()
