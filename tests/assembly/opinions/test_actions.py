import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.base.audit import AuditLine
from yishi.assembly.opinions import actions, queries
from yishi.assembly.opinions.models import Bulletin


def through_review(bulletin, clerk):
    return actions.submit(bulletin=bulletin, by=clerk)


def test_numbers_follow_each_other_without_a_gap(clerk, leader, make_bulletin):
    issued = [actions.issue(bulletin=through_review(make_bulletin(), clerk), by=leader) for _ in range(3)]
    assert [b.issue for b in issued] == [1, 2, 3]
    assert issued[0].signatory == "顾清和"


def test_a_failed_issue_gives_its_number_back(clerk, leader, make_bulletin, monkeypatch):
    waiting = through_review(make_bulletin(), clerk)
    with monkeypatch.context() as broken:
        broken.setattr(actions.audit, "note", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.issue(bulletin=waiting, by=leader)
    assert actions.issue(bulletin=waiting, by=leader).issue == 1


def test_the_text_is_fixed_while_it_waits_for_signature(clerk, make_bulletin, texts):
    waiting = through_review(make_bulletin(), clerk)
    with pytest.raises(Refused):
        actions.edit(bulletin=waiting, texts={**texts, "advice": "改了"}, by=clerk)
    assert Bulletin.objects.get().advice == texts["advice"]


def test_returned_with_an_opinion_it_can_be_edited_again(clerk, leader, make_bulletin, texts):
    waiting = through_review(make_bulletin(), clerk)
    back = actions.give_back(bulletin=waiting, why="建议不够具体", by=leader)
    assert (back.state, back.returned_why) == (Bulletin.State.DRAFT, "建议不够具体")
    assert [str(todo.word) for todo in queries.todos(clerk)] == [f"专报被退回，待修改：{texts['title']}"]
    actions.edit(bulletin=back, texts={"advice": "1. 由城管局加装净化设施。"}, by=clerk)
    assert AuditLine.objects.get(verb="opinions.edit").detail == {"changed": ["advice"]}


def test_the_material_counts_and_quotes_and_leaves_the_analysis_to_people(clerk, held_session):
    material = queries.material(held_session)
    assert material["analysis"] == ""
    assert "柳浦镇协商议事室" in material["situation"]
    assert material["advice"].splitlines() == ["1. 对餐饮集中路段加装油烟净化设施。", "2. 公布油烟投诉办理结果。"]
