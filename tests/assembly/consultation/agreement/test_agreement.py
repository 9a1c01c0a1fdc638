"""What people agree on: worked out from the votes, kept fresh, told without giving anybody's vote away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.assembly.conftest import account
from tests.assembly.consultation.agreement.conftest import DIVIDING, JOINING
from yishi.assembly.base.access import Refused, Role
from yishi.assembly.consultation import queries as consultations
from yishi.assembly.consultation.agreement import actions, queries, routing, rules, votes, worked_out
from yishi.assembly.consultation.agreement.voices import Voice
from yishi.assembly.consultation.models import Consultation, Statement, Vote
from yishi.assembly.consultation.public.models import Participant, SetAside
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import folder_of, kept

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def told(ballots, noticed, clerk, do):
    do(actions.work_out(consultation=noticed, by=clerk))
    return queries.agreement(clerk, noticed)


def order(consultation, mine):
    standing = consultation.statements.filter(withdrawn=False).values_list("public_id", flat=True)
    return routing.order(consultation, mine, list(standing))


def texts(told, code):
    return [line.text for line in next(section for section in told.sections if section.code == code).lines]


def test_what_joins_and_what_divides(told):
    assert (told.participants, told.votes) == (40, 639)
    assert JOINING in texts(told, "joined")
    assert len(texts(told, "joined")) == 6
    assert DIVIDING in texts(told, "divided")
    assert len(texts(told, "divided")) == 10
    assert not told.behind


def test_the_groups_are_told_by_what_sets_them_apart(told):
    assert [(group.name, group.size) for group in told.groups] == [("A", 24), ("B", 16)]
    assert all(text != JOINING for group in told.groups for text, _own, _others in (*group.more, *group.less))
    text, own, others = told.groups[0].more[0]
    assert (own, others) == (1, 0)
    assert text in texts(told, "divided")


def test_sectors_are_told_by_sides_and_never_by_shares(told, browse, clerk, noticed):
    sector = next(division for division in told.across if division.code == "sector")
    assert sector.of == ["工商联界", "教育界"]
    sides = {row.text: [side.code for side in row.sides] for row in sector.rows}
    assert sides[JOINING] == ["agree", "agree"]
    assert sides[DIVIDING] == ["disagree", "agree"]
    assert [division.code for division in told.across] == ["sector"], "one town divides nobody"


def test_a_sector_of_four_is_not_told(ballots, noticed, people, clerk, do):
    Vote.objects.filter(member__in=people[28:]).delete()
    do(actions.work_out(consultation=noticed, by=clerk))
    assert queries.agreement(clerk, noticed).across == []


def test_what_is_kept_names_nobody(told, people):
    standings = kept(told.run, "standings")
    raw = b"".join(file.read_bytes() for file in folder_of(told.run).iterdir())
    assert standings.height == 40
    for member in people:
        assert member.public_id.encode() not in raw
        assert member.name.encode() not in raw


def test_a_member_finds_the_own_place_and_nobody_elses(told, noticed, people, assembly):
    user = account(assembly, "third", people[3].name, Role.MEMBER, member=people[3])
    mine = queries.agreement(user, noticed).picture
    assert [dot.own for dot in mine.dots].count(True) == 1
    assert mine.dots[-1].own
    assert not any(dot.own for dot in told.picture.dots), "the clerk did not vote"


def test_no_map_is_drawn_of_nineteen(ballots, noticed, people, clerk, do):
    Vote.objects.filter(member__in=people[19:]).delete()
    do(actions.work_out(consultation=noticed, by=clerk))
    told = queries.agreement(clerk, noticed)
    assert (told.participants, told.picture) == (19, None)


def test_dots_of_one_line_lie_beside_each_other(told):
    dots = told.picture.dots
    apart = min(
        (one.x - other.x) ** 2 + (one.y - other.y) ** 2 for n, one in enumerate(dots) for other in dots[n + 1 :]
    )
    assert apart >= 10**2
    assert all(0 < dot.x < told.picture.width and 0 < dot.y < told.picture.height for dot in dots)


def test_a_vote_more_makes_it_behind_and_it_is_renewed_by_itself(told, noticed, people, ballots, do):
    noticed.starts_at = timezone.now() + timedelta(days=3)
    noticed.save()
    assert worked_out.renew() == 0
    Vote.objects.filter(statement=ballots[0], member=people[0]).update(value=-1)
    assert worked_out.renew() == 0, "one vote in 639 waits a little"
    Run.objects.update(created_at=timezone.now() - timedelta(minutes=6))
    assert worked_out.renew() == 1
    assert worked_out.renew() == 0, "it is under way"
    first, second = told.run, do(worked_out.under_way(noticed, Voice.MEMBERS))
    assert not folder_of(first).exists()
    assert folder_of(second).exists()


def test_asking_twice_begins_it_once(ballots, noticed, clerk):
    assert actions.work_out(consultation=noticed, by=clerk) == actions.work_out(consultation=noticed, by=clerk)


def test_a_withdrawn_statement_is_gone(told, noticed, ballots, clerk):
    Statement.objects.filter(pk=ballots[0].pk).update(withdrawn=True)
    again = queries.agreement(clerk, noticed)
    assert JOINING not in [line.text for line in again.lines]
    assert again.behind


def test_without_votes_nothing_is_told(noticed, clerk, do):
    assert queries.agreement(clerk, noticed) is None
    do(actions.work_out(consultation=noticed, by=clerk))
    assert queries.agreement(clerk, noticed).lines == []
    assert order(noticed, {}) is None


def test_the_folder_of_runs_may_be_emptied(told, noticed, clerk):
    for file in folder_of(told.run).iterdir():
        file.unlink()
    assert queries.agreement(clerk, noticed) is None
    assert order(noticed, {}) is None


def test_before_the_first_map_what_few_voted_on_is_asked_first(ballots, noticed, people):
    last = ballots[15].public_id
    assert order(noticed, {}) is None
    assert routing.fewest_first(noticed, {})[0] == last
    mine = {statement.public_id: 1 for statement in ballots[:15]}
    assert routing.fewest_first(noticed, mine) == [last]


def test_a_newcomer_is_asked_what_divides(told, noticed, ballots, member):
    dividing = {statement.public_id for statement in ballots[6:]}
    assert set(order(noticed, {})[:10]) == dividing
    first = consultations.next_statement(member, noticed)
    assert first.public_id == order(noticed, {})[0]


def test_a_newer_statement_is_asked_too(told, noticed, assembly, ballots):
    fresh = Statement.objects.create(assembly=assembly, consultation=noticed, text="垃圾分类要有人管。")
    mine = {statement.public_id: 1 for statement in ballots}
    assert order(noticed, mine) == [fresh.public_id]


@pytest.mark.parametrize(
    ("actor", "state", "sees"),
    [
        ("clerk", "planned", True),
        ("leader", "noticed", True),
        ("auditor", "noticed", True),
        ("member", "planned", False),
        ("member", "noticed", False),
        ("member", "held", True),
        ("unit", "noticed", False),
        ("unit", "closed", False),
        ("stranger", "closed", False),
    ],
)
def test_who_sees_it(actor, state, sees, in_state, request):
    assert bool(rules.may(request.getfixturevalue(actor), "look", in_state(state))) == sees


def test_whoever_voted_sees_it_before_the_session(noticed, member, assembly, luming):
    statement = Statement.objects.create(assembly=assembly, consultation=noticed, text="路灯要亮。")
    assert "先表态" in str(rules.may(member, "look", noticed).reason)
    Vote.objects.create(assembly=assembly, statement=statement, member=luming, value=0)
    assert rules.may(member, "look", noticed)


@pytest.mark.parametrize("actor", ["member", "leader", "auditor", "unit", "stranger"])
def test_only_the_office_works_it_out_anew(actor, noticed, request):
    with pytest.raises(Refused):
        actions.work_out(consultation=noticed, by=request.getfixturevalue(actor))


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "有望走到一起"), ("en", "What could bring us together")])
def test_the_page(told, browse, clerk, noticed, language, word, django_assert_max_num_queries):
    client = browse(clerk, language)
    there = f"/consultations/agreement/{noticed.public_id}"
    with django_assert_max_num_queries(12):
        page = client.get(there).content.decode()
    assert word in page
    assert JOINING in page
    assert client.get(f"{there}?export=xlsx").content[:2] == b"PK"


def test_the_page_before_anything(browse, clerk, member, noticed):
    there = f"/consultations/agreement/{noticed.public_id}"
    assert "还没有算过" in browse(clerk).get(there).content.decode()
    assert browse(member).get(there).status_code == 403
    assert browse(clerk).post(f"{there}/work-out").status_code == 302
    assert "正在按最新的表态计算" in browse(clerk).get(there).content.decode()


def test_a_code_cannot_be_followed_from_one_consultation_to_another(noticed, luming):
    other = Consultation(public_id="another")
    assert votes.code_of(noticed, luming.pk) != votes.code_of(other, luming.pk)


def test_residents_are_told_apart_and_never_added_up(told, noticed, clerk, browse, do, residents):
    residents(30)
    assert queries.agreement(clerk, noticed, Voice.RESIDENTS) is None
    do(actions.work_out(consultation=noticed, voice=Voice.RESIDENTS, by=clerk))
    theirs = queries.agreement(clerk, noticed, Voice.RESIDENTS)
    assert (theirs.participants, queries.agreement(clerk, noticed).participants) == (30, 40)
    assert [division.code for division in theirs.across] == ["place"]
    page = browse(clerk).get(f"/consultations/agreement/{noticed.public_id}?of=residents").content.decode()
    assert "30人" in page
    assert "按参与点" in page


def test_set_aside_phones_do_not_count(told, noticed, clerk, do, residents):
    phones = residents(30)
    period = {"since": noticed.created_at, "until": noticed.created_at + timedelta(hours=1)}
    aside = SetAside.objects.create(
        assembly=noticed.assembly, place=phones[0].place, **period, why="刷票", made_by=clerk
    )
    Participant.objects.filter(pk__in=[phone.pk for phone in phones[:7]]).update(set_aside=aside)
    do(actions.work_out(consultation=noticed, voice=Voice.RESIDENTS, by=clerk))
    assert queries.agreement(clerk, noticed, Voice.RESIDENTS).participants == 23
