"""The form of a proposal: what forbids sending, what is only a hint."""

from dataclasses import replace

import pytest

from yishi.assembly.proposals.form_rules import Text, findings, length, must

WHOLE = Text(
    title="关于治理餐饮油烟扰民的建议",
    situation="城区沿街餐饮油烟直排。" * 20,
    analysis="管理不到位。",
    suggestions=["统一加装净化设施。"],
)


def fields(text):
    return [finding.field for finding in must(text)]


def test_a_whole_one_may_be_sent():
    assert findings(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "案" * 51}, "title"),
        ({"situation": ""}, "situation"),
        ({"situation": "长" * 1600}, "situation"),
        ({"suggestions": []}, "suggestions"),
        ({"suggestions": ["  "]}, "suggestions"),
        ({"suggestions": ["建" * 501]}, "suggestions"),
        ({"collective": True}, "body"),
        ({"joint": True}, "signers"),
    ],
)
def test_what_forbids_sending(change, field):
    assert field in fields(replace(WHOLE, **change))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"analysis": ""}, "分析"),
        ({"situation": "短。"}, "单薄"),
        ({"situation": "字" * 900}, "更好读"),
        ({"title": "关于停车问题和油烟问题的建议"}, "两件事"),
        ({"suggestions": [f"第{n}条" for n in range(7)]}, "不止一件事"),
    ],
)
def test_what_is_only_a_hint(change, word):
    text = replace(WHOLE, **change)
    assert must(text) == []
    assert any(word in str(finding.words) for finding in findings(text))


def test_what_forbids_comes_first_and_spaces_do_not_count():
    text = replace(WHOLE, title="", analysis="")
    assert [finding.must for finding in findings(text)] == [True, False]
    assert length(replace(WHOLE, situation="两 字\n", analysis="", suggestions=["一"])) == 3


def test_an_office_word_of_one_matter_is_not_two():
    assert findings(replace(WHOLE, title="关于和谐社区建设的建议")) == []
    assert findings(replace(WHOLE, title="关于完善停车、充电设施的建议")) == []
