"""The office sets what the parts of a rank weigh: previewed, dated, with a reason, in force at once."""

import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.people.models import Committee
from yishi.assembly.topics.models import Remit, Topic, WeightSet
from yishi.assembly.topics.weights import actions, queries, ranking

LEVELS = {  # topic → level of its parts; the others have none
    "油烟扰民": {"reach": 1.0, "urgency": 0.2},
    "电梯困人": {"reach": 0.4, "urgency": 1.0},
    "路灯不亮": {"reach": 0.6, "urgency": 0.4},
}


@pytest.fixture
def ranked(make_topic, assembly):
    """Three topics with stored parts, ranked by the weights that came with the house."""
    shipped = ranking.weights_of(assembly.pk)
    for label, levels in LEVELS.items():
        parts = [
            {
                "part": part,
                "value": None if part == "repeat" else levels.get(part, 0.0),
                "level": 0.0,
                "weight": 0.0,
                "points": 0.0,
                "reason": f"topics.part.{part}" + (".unknown" if part == "repeat" else ""),
                "params": {},
            }
            for part in shipped
        ]
        make_topic(label, parts=parts)
    ranking.rerank(assembly.pk)
    return order


def order() -> list[str]:
    return list(Topic.objects.order_by("rank").values_list("label", flat=True))


def only(assembly, **weights: float) -> dict[str, float]:
    return dict.fromkeys(ranking.weights_of(assembly.pk), 0.0) | weights


def test_new_weights_rank_the_stored_topics_at_once(ranked, assembly, clerk):
    assert ranked() == ["油烟扰民", "路灯不亮", "电梯困人"]
    actions.set_weights(weights=only(assembly, urgency=100), why="汛期安全优先", by=clerk)
    assert ranked() == ["电梯困人", "路灯不亮", "油烟扰民"]
    first = Topic.objects.get(rank=1)
    assert first.score == pytest.approx(sum(part["points"] for part in first.parts))
    line = AuditLine.objects.get(verb="topics.set_weights")
    assert (line.actor_name, line.why, line.detail["after"]["urgency"]) == ("周敏", "汛期安全优先", 100)


def test_what_cannot_be_measured_gives_its_weight_to_the_others_openly(ranked, assembly):
    parts = {part["part"]: part for part in Topic.objects.get(rank=1).parts}
    assert parts["repeat"]["weight"] == 0
    assert parts["repeat"]["params"] == {"asked": ranking.weights_of(assembly.pk)["repeat"]}
    assert sum(part["weight"] for part in parts.values()) == pytest.approx(100, abs=0.01)


def test_the_preview_tells_who_moves_and_which_part_moved_it_and_changes_nothing(ranked, assembly, clerk):
    places = queries.preview(clerk, only(assembly, urgency=100))
    told = [(place.topic.label, place.before, place.now, place.part) for place in places]
    assert told[0] == ("电梯困人", 3, 1, "urgency")
    assert (told[2][0], told[2][3]) == ("油烟扰民", "urgency")
    assert places[0].why.startswith("升2位：“急迫”")
    assert places[1].why == ""
    assert places[2].why.startswith("降2位：“急迫”比平均少得")
    assert ranked()[0] == "油烟扰民"
    assert not WeightSet.objects.exists()


def test_dismissed_topics_come_after_all_others(ranked, assembly, clerk):
    Topic.objects.filter(label="油烟扰民").update(state=Topic.State.DISMISSED)
    ranking.rerank(assembly.pk)
    assert ranked() == ["路灯不亮", "电梯困人", "油烟扰民"]


def test_a_vice_chair_may_set_weights_and_an_officer_and_a_member_may_not(ranked, assembly, leader, officer, member):
    actions.set_weights(weights=only(assembly, reach=100), why="先看影响面", by=leader)
    for user in (officer, member):
        with pytest.raises(Refused):
            actions.set_weights(weights=only(assembly, reach=1), why="x", by=user)
    assert WeightSet.objects.count() == 1


@pytest.mark.parametrize("weights", [{}, {"reach": 100.0}])
def test_weights_must_be_given_for_every_part(ranked, clerk, weights):
    with pytest.raises(Refused):
        actions.set_weights(weights=weights, why="x", by=clerk)


def test_weights_of_nothing_but_nought_are_refused(ranked, assembly, clerk):
    with pytest.raises(Refused):
        actions.set_weights(weights=only(assembly), why="x", by=clerk)


def test_another_assembly_keeps_its_own_weights(ranked, assembly, elsewhere, clerk):
    actions.set_weights(weights=only(assembly, reach=100), why="x", by=clerk)
    assert ranking.weights_of(elsewhere.pk)["reach"] < 100


def test_remit_words_go_into_the_next_reading(assembly, clerk):
    committee = Committee.objects.create(assembly=assembly, name="城乡建设委员会")
    actions.set_remit(committee=committee, words=["路灯", "停车", "路灯"], by=clerk)
    assert ranking.settings_of(assembly.pk).remit == {"城乡建设委员会": ["路灯", "停车"]}


# Pages


def filled(assembly, **more) -> dict[str, str]:
    weights = {part: f"{weight:g}" for part, weight in ranking.weights_of(assembly.pk).items()}
    return weights | {name: str(value) for name, value in more.items()}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", ["weights/", "weights/remits", "corrections/"])
def test_pages_answer_in_both_languages(browse, clerk, ranked, page, language):
    assert browse(clerk, language).get(f"/topics/{page}").status_code == 200


def test_preview_without_javascript_shows_the_new_order_and_saves_nothing(browse, clerk, assembly, ranked):
    answer = browse(clerk).post("/topics/weights/", filled(assembly, reach=0, urgency=90, preview=1))
    page = answer.content.decode()
    assert "按新权重的排序" in page
    assert "原第3位" in page
    assert "按比例折合为100" in page
    assert not WeightSet.objects.exists()


def test_preview_by_htmx_is_the_list_alone(browse, clerk, assembly, ranked):
    answer = browse(clerk).post("/topics/weights/", filled(assembly, preview=1), headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "尚未启用" in answer.content.decode()


def test_saving_without_a_reason_is_refused_and_keeps_what_was_typed(browse, clerk, assembly, ranked):
    page = browse(clerk).post("/topics/weights/", filled(assembly, urgency=77)).content.decode()
    assert "尚未保存" in page
    assert 'value="77"' in page
    assert not WeightSet.objects.exists()


def test_saving_puts_them_in_force_and_everyone_who_sees_topics_sees_the_history(
    browse, clerk, member, assembly, ranked
):
    answer = browse(clerk).post("/topics/weights/", filled(assembly, urgency=77, why="汛期安全优先"))
    assert answer.status_code == 302
    page = browse(member).get("/topics/weights/").content.decode()
    assert "汛期安全优先" in page
    assert "急迫 77" in page
    assert "<textarea" not in page


def test_a_member_cannot_save_by_hand(browse, member, assembly, ranked):
    assert browse(member).post("/topics/weights/", filled(assembly, why="x")).status_code == 403


def test_a_number_that_is_none_is_told(browse, clerk, assembly, ranked):
    page = browse(clerk).post("/topics/weights/", filled(assembly, urgency="很多", why="x")).content.decode()
    assert "尚未保存" in page


def test_remits_are_saved_word_by_word_and_one_too_long_is_told(browse, clerk, assembly):
    committee = Committee.objects.create(assembly=assembly, name="城乡建设委员会")
    name = f"committee-{committee.pk}"
    browse(clerk).post("/topics/weights/remits", {name: "路灯、停车，物业 路灯"})
    assert Remit.objects.get().words == ["路灯", "停车", "物业"]
    page = browse(clerk).post("/topics/weights/remits", {name: "一" * 30}).content.decode()
    assert "太长" in page
    assert Remit.objects.get().words == ["路灯", "停车", "物业"]
