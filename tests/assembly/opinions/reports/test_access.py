"""Who may do what to a report and to what came back: actor × verb × state."""

import pytest

from yishi.assembly.base.access import Role
from yishi.assembly.opinions.addressees import actions as addressees
from yishi.assembly.opinions.addressees import rules as fates
from yishi.assembly.opinions.addressees.models import Fate
from yishi.assembly.opinions.reports import rules
from yishi.assembly.opinions.reports.models import Report
from yishi.assembly.people.models import Grant

ACTORS = ["clerk", "officer", "leader", "auditor", "member", "other_member", "unit", "stranger"]
STAFF = {"clerk", "officer"}
OVERSEERS = STAFF | {"leader", "auditor"}

ALLOWED = {("look", state): OVERSEERS | {"member"} for state in Report.State.values}
for state in ("draft", "returned"):
    ALLOWED |= {(verb, state): {"member"} for verb in ("write", "submit", "withdraw", "prove")}
ALLOWED |= {("withdraw", "submitted"): {"member"}}
ALLOWED |= {(verb, "submitted"): STAFF for verb in ("review", "give_back", "keep", "adopt", "prove", "check")}
ALLOWED |= {(verb, "adopted"): STAFF for verb in ("edit", "propose", "prove", "check")}
ALLOWED |= {(verb, "edited"): {"member"} for verb in ("agree", "object")}
ALLOWED |= {("issue", "approved"): {"leader"}}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Report.State.values)
def test_every_verb_in_every_state(actor, state, edited, request):
    user = request.getfixturevalue(actor)
    edited.state = state
    edited.save()
    for verb in ("look", "write", "review", "edit", "prove", "check", *rules.LIFE.verbs):
        answer = rules.may(user, verb, edited)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


def test_a_draft_is_its_authors_alone(draft, clerk, leader, other_member, member):
    assert rules.may(member, "look", draft)
    for user in (clerk, leader, other_member):
        assert not rules.may(user, "look", draft)


@pytest.mark.parametrize("verb", ["adopt", "keep", "give_back", "check"])
def test_nobody_reviews_the_own_report(submitted, member, assembly, term, verb):
    Grant.objects.create(assembly=assembly, user=member, role=Role.OFFICE, since=term.since)
    del member.__dict__["roles"]
    assert "另一人" in str(rules.may(member, verb, submitted).reason)


@pytest.mark.parametrize("actor", [*ACTORS, "second_clerk"])
@pytest.mark.parametrize("state", Fate.State.values)
def test_what_came_back_is_confirmed_by_a_second_person(actor, state, province, clerk, at, request):
    user = request.getfixturevalue(actor)
    facts = {"kind": "adopted", "day": at(2025, 3, 1).date(), "words": "采用", "proof_note": "采用通知"}
    fate = addressees.note(addressee=province, facts=facts, by=clerk)
    fate.state = state
    for verb in ("confirm", "give_back"):
        allowed = state == "noted" and actor in ("officer", "second_clerk")
        assert bool(fates.may(user, verb, fate)) == allowed, (actor, verb, state)
    looks = OVERSEERS | {"second_clerk"} | ({"member"} if state == "confirmed" else set())
    assert bool(fates.may(user, "look", fate)) == (actor in looks)
