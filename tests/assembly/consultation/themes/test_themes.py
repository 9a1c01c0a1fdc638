"""Who may do what to a theme, what each verb changes, and the story that the rooms tell together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.base.revising import Overtaken
from yishi.assembly.consultation.models import Consultation
from yishi.assembly.consultation.themes import actions, queries, rules, story
from yishi.assembly.consultation.themes.models import Theme
from yishi.assembly.outcomes.models import Outcome

ACTORS = ["clerk", "officer", "leader", "auditor", "member", "unit", "stranger"]
STAFF = {"clerk", "officer"}
OVERSEERS = STAFF | {"leader", "auditor"}

ALLOWED = {("look", "open"): OVERSEERS}
ALLOWED |= {("look", state): OVERSEERS | {"member"} for state in ("under_way", "concluded")}
ALLOWED |= {(verb, state): STAFF for verb in ("edit", "tie") for state in ("open", "under_way")}
ALLOWED |= {("publish", state): STAFF for state in ("under_way", "concluded")}
ALLOWED |= {("begin", "open"): STAFF, ("conclude", "under_way"): STAFF, ("resume", "concluded"): STAFF}


@pytest.fixture
def outcome(assembly, clerk, second_clerk, three):
    """Make a confirmed outcome of the town's session: `outcome("promised", due=…)`."""

    def make(kind: str, **more) -> Outcome:
        return Outcome.objects.create(
            assembly=assembly,
            kind=kind,
            level="county",
            state="confirmed",
            day=timezone.localdate(),
            title="年内装完净化设施",
            consultation=three["town"],
            proof_note="会议纪要",
            noted_by=clerk,
            decided_by=second_clerk,
            decided_at=timezone.now(),
            **more,
        )

    return make


def words(told: story.Part) -> list[str]:
    return [happening.event.title for happening in told.happenings]


def open_words(told: story.Part) -> list[str]:
    return [str(end.word) for end in told.open_ends]


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("state", Theme.State.values)
def test_every_verb_of_a_theme(actor, state, going_on, put, request):
    user, theme = request.getfixturevalue(actor), put(going_on, state)
    for verb in ("look", "edit", "tie", "publish", *rules.LIFE.verbs):
        answer = rules.may(user, verb, theme)
        assert bool(answer) == (actor in ALLOWED.get((verb, state), set())), (actor, verb, state)
        assert answer or str(answer.reason)


def test_only_what_is_published_is_withdrawn(going_on, clerk, member):
    assert not rules.may(clerk, "withdraw", going_on)
    published = actions.publish(theme=going_on, by=clerk)
    assert rules.may(clerk, "withdraw", published)
    assert not rules.may(member, "withdraw", published)
    with pytest.raises(Refused, match="已经公布"):
        actions.publish(theme=published, by=clerk)
    assert actions.withdraw(theme=published, by=clerk).published_at is None


def test_an_empty_theme_does_not_begin(opened, clerk):
    with pytest.raises(Refused, match="归入"):
        actions.begin(theme=opened, by=clerk)


def test_a_year_has_a_title_once(opened, theme_facts, clerk):
    with pytest.raises(Refused, match="同名"):
        actions.open_theme(facts=theme_facts, by=clerk)


def test_a_thing_is_tied_once_and_moves_to_another_tier(going_on, three, clerk):
    actions.tie(theme=going_on, things=[three["town"]], tier="village", by=clerk)
    assert story.tiers(going_on, "consultation")[three["town"].public_id] == "village"
    assert going_on.ties.count() == 3


def test_another_assemblys_session_is_not_tied(opened, session, elsewhere, clerk):
    other = session("外县协商", -3)
    other.assembly = elsewhere
    other.save()
    with pytest.raises(Refused, match="另一个"):
        actions.tie(theme=opened, things=[other], tier="county", by=clerk)


def test_two_clerks_at_a_theme_lose_nothing(opened, theme_facts, clerk, second_clerk):
    actions.edit(theme=opened, facts={**theme_facts, "why": "甲"}, version=0, by=clerk)
    with pytest.raises(Overtaken):
        actions.edit(theme=opened, facts={**theme_facts, "why": "乙"}, version=0, by=second_clerk)


def test_the_story_stands_by_tier_in_the_order_of_days(going_on, clerk):
    told = story.whole(clerk, going_on)
    tiers = story.by_tier(told.happenings)
    assert [(tier.value, [event.title for event in events]) for tier, events in tiers] == [
        ("county", ["召开主席会议协商：主席会议协商油烟治理"]),
        ("town", ["召开暨时议：柳浦镇商议油烟扰民"]),
        ("village", ["将召开暨时议：河东社区商议排烟管道"]),
    ]
    figures = {str(figure.word): figure.count for figure in told.figures}
    assert figures == {
        "召开会议": 2, "参加委员": 1, "提出意见": 2, "形成建议": 2, "签发专报": 0, "复核转化": 0, "落实措施": 0,
    }  # fmt: skip


def test_open_ends_are_told_until_they_are_done(going_on, clerk, outcome):
    before = open_words(story.whole(clerk, going_on))
    assert "会议还没有召开：河东社区商议排烟管道" in before
    assert "协商办结后还没有转化：柳浦镇商议油烟扰民" in before
    outcome("promised", due=timezone.localdate() + timedelta(days=20))
    promised = open_words(story.whole(clerk, going_on))
    assert "承诺还没有落实：年内装完净化设施" in promised
    outcome("done")
    assert "承诺还没有落实：年内装完净化设施" not in open_words(story.whole(clerk, going_on))


def test_the_public_learns_what_is_public_and_no_more(going_on, outcome):
    outcome("adopted")
    told = story.whole(None, going_on)
    assert words(told) == [
        "召开主席会议协商：主席会议协商油烟治理", "召开暨时议：柳浦镇商议油烟扰民", "采用：年内装完净化设施",
    ]  # fmt: skip
    assert not told.open_ends
    assert all(happening.event.href == "" for happening in told.happenings)


def test_tiers_without_a_session_are_named(opened, three, clerk):
    actions.tie(theme=opened, things=[three["county"]], tier="county", by=clerk)
    left = [str(end.word) for end in queries.without_session(opened)]
    assert left == ["镇(街道)层面还没有协商", "村(社区)层面还没有协商"]


def test_concluded_and_taken_up_again(going_on, clerk):
    concluded = actions.conclude(theme=going_on, conclusion="三级议成五条。", by=clerk)
    assert concluded.concluded_by == clerk
    resumed = actions.resume(theme=concluded, why="村里还有一场", by=clerk)
    assert (resumed.state, resumed.concluded_at, resumed.conclusion) == ("under_way", None, "三级议成五条。")
    assert AuditLine.objects.get(verb="theme.resume").why == "村里还有一场"


def test_a_thing_taken_out_stays_as_it_is(going_on, three, clerk):
    actions.untie(tie=going_on.ties.get(ref=three["town"].ref), by=clerk)
    assert Consultation.objects.filter(pk=three["town"].pk).exists()
    assert going_on.ties.count() == 2
