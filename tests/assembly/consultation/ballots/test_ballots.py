"""Ballots: by name or secret, counted by rule; a secret one leaves nothing that joins a name to a choice."""

from itertools import permutations

import pytest

from tests.assembly.conftest import account
from yishi.assembly.base.access import Refused, Role
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.consultation.ballots import actions, queries, rules
from yishi.assembly.consultation.ballots.counting import Choice, Count
from yishi.assembly.consultation.ballots.models import Ballot, Tally, Voter
from yishi.assembly.consultation.models import Consultation, Invitation

FOR, AGAINST, ABSTAIN = Choice.values
STATES = Ballot.State.values


@pytest.fixture
def people(assembly, enrol, noticed):
    """Five members who come, each with an account."""
    users = []
    for n, name in enumerate(("赵一", "钱二", "孙三", "李四", "周五")):
        member = enrol(name, f"015-{n + 20:03}")
        Invitation.objects.create(assembly=assembly, consultation=noticed, member=member, answer="coming")
        users.append(account(assembly, f"m{n}", name, Role.MEMBER, member=member))
    return users


@pytest.fixture
def plan(noticed, clerk):
    def a(secret: bool = False, quorum: str = "half", majority: str = "half_of_all") -> Ballot:
        facts = {"question": "通过关于油烟治理的建议案", "secret": secret, "quorum": quorum, "majority": majority}
        return actions.plan(consultation=noticed, facts=facts, by=clerk)

    return a


@pytest.fixture
def open_one(plan, people, clerk):
    def a(**rule) -> Ballot:
        return actions.open_ballot(ballot=plan(**rule), by=clerk)

    return a


def cast(ballot, people, choices):
    for user, choice in zip(people, choices, strict=False):
        actions.vote(ballot=ballot, choice=choice, by=user)


@pytest.mark.parametrize(
    ("entitled", "votes", "quorum", "majority", "valid", "carried"),
    [
        (100, (51, 40, 9), "half", "half_of_all", True, True),
        (100, (50, 0, 0), "half", "half_of_all", False, False),
        (100, (50, 1, 0), "half", "half_of_all", True, False),
        (100, (50, 1, 0), "half", "half_of_cast", True, True),
        (100, (67, 0, 0), "two_thirds", "two_thirds_of_all", True, True),
        (99, (66, 33, 0), "two_thirds", "two_thirds_of_all", True, True),
        (99, (65, 34, 0), "two_thirds", "two_thirds_of_all", True, False),
        (90, (40, 20, 0), "half", "two_thirds_of_cast", True, True),
        (90, (40, 21, 0), "half", "two_thirds_of_cast", True, False),
        (0, (0, 0, 0), "half", "half_of_cast", False, False),
    ],
)
def test_quorum_and_majority(entitled, votes, quorum, majority, valid, carried):
    count = Count(entitled, dict(zip(Choice.values, votes, strict=True)))
    assert (count.is_valid(quorum), count.is_carried(majority)) == (valid, carried)


def test_an_open_ballot_is_told_by_name_when_it_is_closed(open_one, people, clerk):
    ballot = open_one()
    cast(ballot, people, (FOR, FOR, FOR, AGAINST))
    assert queries.roll(ballot) == []
    closed = actions.close(ballot=ballot, by=clerk)
    assert closed.carried is True
    assert [(str(row.member), row.choice) for row in queries.roll(closed)][-1][1] in (*Choice.values, "")
    assert sorted(row.choice for row in queries.roll(closed)) == ["", AGAINST, FOR, FOR, FOR]


def test_without_its_quorum_it_is_neither_carried_nor_lost(open_one, people, clerk):
    ballot = open_one()
    cast(ballot, people, (FOR, FOR))
    assert actions.close(ballot=ballot, by=clerk).carried is None


def test_nobody_votes_twice_and_the_first_word_stands(open_one, people):
    ballot = open_one()
    cast(ballot, people, (FOR,))
    with pytest.raises(Refused, match="已经表决过"):
        actions.vote(ballot=ballot, choice=AGAINST, by=people[0])
    with pytest.raises(Refused, match="赞成、反对或弃权"):
        actions.vote(ballot=ballot, choice="perhaps", by=people[1])
    assert queries.count(ballot).votes == {FOR: 1, AGAINST: 0, ABSTAIN: 0}
    assert queries.turnout(ballot) == (1, 5)


def everything(ballot):
    """All that the database holds of a ballot, in the order of its rows, and all that the audit trail says of it."""
    kept = []
    for model in (Voter, Tally):
        rows = model.objects.filter(ballot=ballot).order_by("pk").values()
        kept.append([{name: cell for name, cell in row.items() if name not in ("id", "ballot_id")} for row in rows])
    audited = AuditLine.objects.filter(thing=ballot.ref).order_by("pk")
    return kept, list(audited.values_list("verb", "actor_id", "detail"))


def test_a_secret_ballot_cannot_be_traced(open_one, people):
    """Whoever swaps their choices, and in whatever order they vote: every row of the database is the same."""
    traces = []
    for order in permutations(range(3)):
        for choices in ((FOR, AGAINST, ABSTAIN), (AGAINST, ABSTAIN, FOR)):
            ballot = open_one(secret=True)
            for place in order:
                actions.vote(ballot=ballot, choice=choices[place], by=people[place])
            traces.append(everything(ballot))
    assert len(traces) == 12
    assert all(trace == traces[0] for trace in traces)


def test_nothing_of_a_secret_ballot_has_a_time_a_choice_beside_a_name_or_an_audit_line(open_one, people):
    ballot = open_one(secret=True)
    before = AuditLine.objects.count()
    cast(ballot, people, (FOR, AGAINST, FOR))
    assert AuditLine.objects.count() == before
    assert set(Voter.objects.filter(ballot=ballot).values_list("choice", flat=True)) == {""}
    fields = {field.name for model in (Voter, Tally) for field in model._meta.get_fields()}
    assert not [name for name in fields if name.endswith("_at")]
    pointers = [f.related_model for f in Tally._meta.get_fields() if f.is_relation]
    assert Voter not in pointers
    assert "Member" not in [model.__name__ for model in pointers]


def test_a_secret_ballot_of_two_is_not_counted_out(open_one, people, clerk):
    ballot = open_one(secret=True)
    cast(ballot, people, (FOR, AGAINST))
    closed = actions.close(ballot=ballot, by=clerk)
    assert "不公布票数" in str(rules.may(clerk, "count", closed).reason)


@pytest.mark.parametrize("secret", [False, True])
def test_nobody_sees_counts_before_it_is_closed(open_one, people, clerk, browse, secret):
    ballot = open_one(secret=secret)
    cast(ballot, people, (FOR, FOR, AGAINST))
    for page in ("", "/screen"):
        for user in (clerk, people[0], people[4]):
            shown = browse(user).get(f"/consultations/ballots/{ballot.public_id}{page}")
            assert shown.context["counted"] == []
            assert "3 / 5" in shown.content.decode()


def test_who_may_vote_is_fixed_at_the_opening(open_one, people, noticed, member, clerk):
    ballot = open_one()
    assert not rules.may(member, "vote", ballot), "invited, and has not said that he comes"
    noticed.invitations.filter(member=member.member).update(answer="coming")
    assert not rules.may(member, "vote", ballot)
    assert ballot.voters.count() == 5


ALLOWED = {
    ("open", "planned"): {"clerk", "officer"},
    ("close", "open"): {"clerk", "officer"},
    ("call_off", "planned"): {"clerk", "officer"},
    ("call_off", "open"): {"clerk", "officer"},
    ("record", "closed"): {"clerk", "officer"},
    ("vote", "open"): {"entitled"},
}


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "auditor", "member", "unit", "stranger", "entitled"])
@pytest.mark.parametrize("state", STATES)
def test_every_verb_in_every_state(actor, state, open_one, people, request):
    ballot = open_one()
    ballot.state = state
    user = people[0] if actor == "entitled" else request.getfixturevalue(actor)
    for verb in ("vote", "record", *rules.LIFE.verbs):
        assert bool(rules.may(user, verb, ballot)) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "无记名"), ("en", "Secret")])
def test_the_pages_from_planning_to_the_decision(browse, clerk, people, noticed, language, word):
    client, session = browse(clerk, language), noticed.public_id
    rule = {"question": "通过建议案", "secret": "on", "quorum": "half", "majority": "half_of_all"}
    assert client.post(f"/consultations/ballots/of/{session}/plan", rule).status_code == 302
    ballot = Ballot.objects.get()
    there = f"/consultations/ballots/{ballot.public_id}"
    assert word in client.get(f"/consultations/ballots/of/{session}").content.decode()
    assert client.post(f"{there}/open").status_code == 302
    phone = browse(people[0], language)
    assert there in phone.get("/desk").content.decode()
    assert phone.post(f"{there}/vote", {"choice": FOR}).status_code == 302
    assert phone.post(f"{there}/vote", {"choice": FOR}).status_code == 403, "sent twice"
    cast(ballot, people[1:], (FOR, FOR))
    assert client.post(f"{there}/close").status_code == 302
    assert client.post(f"{there}/record", {"decision": "会议通过了建议案。"}).status_code == 302
    for page in ("", "/screen"):
        assert client.get(f"{there}{page}").status_code == 200
    assert "会议通过了建议案。" in client.get(there).content.decode()


def test_calling_off_needs_a_reason(open_one, clerk):
    ballot = open_one()
    with pytest.raises(Refused, match="理由"):
        actions.call_off(ballot=ballot, why=" ", by=clerk)
    assert actions.call_off(ballot=ballot, why="事项撤回。", by=clerk).state == "called_off"


def test_no_ballot_after_the_session_is_closed(noticed, clerk):
    noticed.state = Consultation.State.CLOSED
    assert "办结前" in str(rules.may_plan(clerk, noticed).reason)
