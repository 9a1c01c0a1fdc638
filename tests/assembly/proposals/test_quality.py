"""Quality review: two reviewers who do not see each other, a third where they differ, no sums, no ranks."""

import pytest

from tests.assembly.conftest import account
from yishi.assembly.base.access import Refused
from yishi.assembly.proposals.models import Signature
from yishi.assembly.proposals.quality import actions, queries, rules
from yishi.assembly.proposals.quality.agreement import alike, kappa, median
from yishi.assembly.proposals.quality.indicators import TO_BEGIN_WITH, parsed
from yishi.assembly.proposals.quality.models import Assessment, Round
from yishi.assembly.record.models import Deed

QUESTIONS = parsed(TO_BEGIN_WITH)


@pytest.fixture
def found(accepted, plenary, clerk):
    return actions.open_round(plenary=plenary, indicators=QUESTIONS, by=clerk)


@pytest.fixture
def pair(found, officer, other_member, clerk):
    """Two sheets that wait."""
    actions.assign(found=found, reviewers=[officer, other_member], by=clerk)
    return list(found.assessments.order_by("pk"))


def assess(row: Assessment, overall: str, each: str = "good") -> None:
    grades = {str(number): each for number in range(1, len(QUESTIONS) + 1)}
    actions.assess(assessment=row, grades=grades, overall=overall, words="有数有据。", by=row.reviewer)


def line(found):
    (only,) = queries.lines(found)
    return only


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([("good", "good"), ("excellent", "excellent"), ("fair", "fair")], 1.0),
        ([("excellent", "fair"), ("fair", "excellent")], -1.0),
        ([("excellent", "fair"), ("excellent", "excellent"), ("fair", "fair"), ("fair", "excellent")], 0.0),
        ([("good", "good"), ("good", "good")], None),
        ([("good", "fair")], None),
    ],
)
def test_weighted_kappa(pairs, value):
    assert kappa(pairs) == (pytest.approx(value) if value is not None else None)


def test_kappa_of_neighbouring_grades_is_better_than_of_distant_ones():
    near = [("excellent", "good"), ("good", "fair"), ("fair", "fair"), ("good", "good")]
    far = [("excellent", "fair"), ("good", "good"), ("fair", "excellent"), ("good", "good")]
    assert kappa(near) > kappa(far)


def test_ten_questions_of_five_sides_to_begin_with():
    assert (len(QUESTIONS), len({side for side, _question in QUESTIONS})) == (10, 5)


def test_what_both_graded_is_compared():
    assert alike({"1": "good", "2": "fair"}, {"1": "good", "2": "good", "3": "good"}) == (1, 2)
    assert median(["excellent", "fair", "good"]) == "good"


def test_nobody_reviews_what_they_signed(found, accepted, member, other_member, officer, clerk, assembly):
    """陆明 wrote it, 沈堃 signed it."""
    of = {"assembly": assembly, "proposal": accepted, "member": other_member.member}
    Signature.objects.create(**of, answer="agreed")
    with pytest.raises(Refused, match="找不到两名评价人"):
        actions.assign(found=found, reviewers=[member, other_member, officer], by=clerk)
    assert not Assessment.objects.exists()
    assert actions.assign(found=found, reviewers=[member, other_member, officer, clerk], by=clerk) == 1
    assert {row.reviewer for row in found.assessments.all()} == {officer, clerk}


def test_grades_are_shown_when_both_are_in(found, pair):
    assess(pair[0], "excellent")
    assert (line(found).done, line(found).shown, line(found).grade) == (1, [], "")
    assess(pair[1], "excellent", each="excellent")
    assert (len(line(found).shown), line(found).grade) == (2, "excellent")
    told = queries.agreement(queries.lines(found))
    assert (told.questions, told.overall, told.kappa) == ((0, 10), (1, 1), None)


def test_where_they_differ_a_third_decides(found, pair, accepted, clerk, second_clerk, officer):
    with pytest.raises(Refused, match="不一致时"):
        actions.ask_third(found=found, proposal=accepted, reviewer=clerk, by=clerk)
    assess(pair[0], "excellent")
    assess(pair[1], "fair")
    assert line(found).differs
    with pytest.raises(Refused, match="请另选"):
        actions.ask_third(found=found, proposal=accepted, reviewer=officer, by=clerk)
    with pytest.raises(Refused, match="还有1件"):
        actions.close(found=found, by=clerk)
    third = actions.ask_third(found=found, proposal=accepted, reviewer=second_clerk, by=clerk)
    assess(third, "good")
    assert line(found).grade == "good"
    assert actions.close(found=found, by=clerk).state == "closed"


def test_a_sheet_is_given_once_whole_and_by_its_reviewer(found, pair, clerk):
    row = pair[0]
    whole = {str(number): "good" for number in range(1, 11)}
    for wrong in ({}, {**whole, "11": "good"}, {**whole, "1": "perfect"}):
        with pytest.raises(Refused, match="每一项都要评"):
            actions.assess(assessment=row, grades=wrong, overall="good", words="", by=row.reviewer)
    with pytest.raises(Refused, match="指定的评价人"):
        actions.assess(assessment=row, grades=whole, overall="good", words="", by=clerk)
    assess(row, "good")
    with pytest.raises(Refused, match="已经提交"):
        assess(row, "fair")


def test_the_reviewers_sheet_names_nobody_who_signed(browse, pair, accepted):
    page = browse(pair[0].reviewer).get(f"/proposals/quality/sheets/{pair[0].public_id}").content.decode()
    assert accepted.situation[:20] in page
    assert "陆明" not in page
    assert browse(pair[1].reviewer).get(f"/proposals/quality/sheets/{pair[0].public_id}").status_code == 403


def test_signers_see_the_grade_of_their_own_after_the_round(found, pair, accepted, member, other_member, clerk):
    for row in pair:
        assess(row, "excellent")
    assert queries.grade_of(member, accepted) == ""
    actions.close(found=found, by=clerk)
    assert str(queries.grade_of(member, accepted)) == "优秀"
    assert queries.grade_of(other_member, accepted) == ""


def test_an_excellent_one_is_honoured_by_a_leader(found, pair, accepted, leader, clerk):
    for row in pair:
        assess(row, "excellent")
    with pytest.raises(Refused, match="评价结束后"):
        actions.honour(proposal=accepted, by=leader)
    actions.close(found=found, by=clerk)
    with pytest.raises(Refused):
        actions.honour(proposal=accepted, by=clerk)
    actions.honour(proposal=accepted, by=leader)
    accepted.refresh_from_db()
    assert "已经评为" in str(rules.may_honour(leader, accepted).reason)
    standing = Deed.objects.filter(reverses=None, reversed_by=None)
    assert list(standing.values_list("kind", "stage")) == [("propose", "excellent")]


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"])
@pytest.mark.parametrize("state", Round.State.values)
def test_who_may_do_what_when(actor, state, found, request):
    user = request.getfixturevalue(actor)
    found.state = state
    staff = actor in ("clerk", "officer")
    assert bool(rules.may(user, "look", found)) == (staff or actor in ("leader", "auditor"))
    assert bool(rules.may(user, "assign", found)) == (staff and state == "open")
    assert not rules.may(user, "close", found)  # nothing has its grade yet


def test_units_are_never_asked(found, accepted, assembly, unit):
    both = account(assembly, "both", "兼职", "clerk", unit=unit.unit)
    assert not rules.may_review(unit, accepted)
    assert not rules.may_review(both, accepted)
    assert unit not in queries.reviewers(both)


@pytest.mark.parametrize(("language", "word"), [("zh-hans", "质量评价"), ("en", "Quality review")])
def test_the_pages(browse, accepted, plenary, clerk, officer, second_clerk, leader, member, language, word):
    page = browse(clerk, language)
    assert word in page.get("/proposals/quality/").content.decode()
    wrong = page.post(
        "/proposals/quality/", {"plenary": plenary.pk, "indicators": "选题：好\n没有冒号"}
    ).content.decode()
    assert "没有冒号" in wrong
    assert not Round.objects.exists()
    page.post("/proposals/quality/", {"plenary": plenary.pk, "indicators": "选题：好\n建议: 能办到\n"})
    found = Round.objects.get()
    assert found.indicators == [["选题", "好"], ["建议", "能办到"]]
    assert page.get(f"/proposals/quality/{found.public_id}/assign").status_code == 200
    page.post(f"/proposals/quality/{found.public_id}/assign", {"reviewers": [officer.pk, second_clerk.pk]})
    for row, overall in zip(found.assessments.order_by("pk"), ("excellent", "good"), strict=True):
        sheet = browse(row.reviewer, language)
        assert sheet.get(f"/proposals/quality/sheets/{row.public_id}").status_code == 200
        sent = {"grade-1": "good", "grade-2": "good", "overall": overall, "words": ""}
        sheet.post(f"/proposals/quality/sheets/{row.public_id}", sent)
    third = f"/proposals/quality/{found.public_id}/third/{accepted.public_id}"
    assert page.get(third).status_code == 200
    page.post(third, {"reviewer": leader.pk})
    row = found.assessments.get(third=True)
    sent = {"grade-1": "good", "grade-2": "good", "overall": "excellent", "words": ""}
    browse(leader, language).post(f"/proposals/quality/sheets/{row.public_id}", sent)
    page.post(f"/proposals/quality/{found.public_id}/close")
    browse(leader, language).post(f"/proposals/quality/honour/{accepted.public_id}")
    assert word in browse(leader, language).get(f"/proposals/quality/{found.public_id}").content.decode()
    shown = browse(member, language).get(f"/proposals/{accepted.public_id}").content.decode()
    assert ("优秀提案" if language == "zh-hans" else "Excellent proposal") in shown
    assert browse(member, language).get("/proposals/quality/").status_code == 403
