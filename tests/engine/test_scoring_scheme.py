"""Scheme texts: what is refused, where, and in which words."""

import pytest

from yishi.engine.report import InputError, say
from yishi.engine.scoring import load_scheme, shipped_scheme
from yishi.engine.scoring.kinds_of_deed import DEED_KINDS, NEVER_COUNTED
from yishi.engine.scoring.parse import SHIPPED

GOOD = """name: {zh: 办法, en: scheme}
version: 1
source: {zh: 测试, en: test}
blocks:
  - code: a
    name: {zh: 活动, en: activities}
    most: 10
    items:
      - code: visits
        name: {zh: 走访, en: visits}
        rule: per_event
        deeds: [visit]
        points: 2
grades:
  - {code: good, name: {zh: 良好, en: good}, from: 8}
  - {code: rest, name: {zh: 其他, en: rest}, from: 0}
"""
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\n"
WRONG = [
    ("a tab", GOOD.replace("  most", "\tmost"), "not_yaml", 7, 3),
    ("a list", "- a\n", "not_a_mapping", 1, 1),
    ("nothing", "", "not_a_mapping", 1, 1),
    ("a bomb", BOMB, "alias", 1, 4),
    ("too deep", "a: " + "[" * 40 + "]" * 40, "too_deep", 1, 15),
    ("a key twice", GOOD + "version: 2\n", "key_twice", 17, 1),
    ("a key missing", GOOD.replace("version: 1\n", ""), "key_missing", 1, 1),
    ("an unknown key", GOOD.replace("        points: 2", "        points: 2\n        bonus: 3"), "key_unknown", 14, 9),
    ("one language", GOOD.replace("{zh: 走访, en: visits}", "{zh: 走访}"), "key_missing", 10, 15),
    ("an unknown rule", GOOD.replace("per_event", "per_photo"), "choice", 11, 15),
    ("an unknown deed", GOOD.replace("[visit]", "[visit, fly]"), "code_unknown", 12, 24),
    ("a deed never counted", GOOD.replace("[visit]", "[check_in]"), "never_counted", 12, 17),
    ("no deeds", GOOD.replace("[visit]", "[]"), "list", 12, 16),
    ("points in words", GOOD.replace("points: 2", "points: 两分"), "points", 13, 17),
    ("points below zero", GOOD.replace("points: 2", "points: -2"), "points", 13, 17),
    ("points without end", GOOD.replace("points: 2", "points: .inf"), "points", 13, 17),
    ("three decimals", GOOD.replace("points: 2", "points: 2.005"), "points", 13, 17),
    ("a floor over the cap", GOOD.replace("most: 10", "most: 10\n    least: 11"), "least_above_most", 8, 12),
    ("grades upwards", GOOD.replace("from: 0", "from: 9"), "grades_order", 16, 50),
    ("version in words", GOOD.replace("version: 1", "version: 第一版"), "whole", 2, 10),
]


def test_a_good_text_reads():
    scheme = load_scheme(GOOD)
    assert [item.code for item in scheme.items()] == ["visits"]
    assert scheme.blocks[0].most == 1000
    assert [grade.least for grade in scheme.grades] == [800, 0]


@pytest.mark.parametrize(("text", "code", "line", "column"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_wrong_text_is_refused_with_its_place(text, code, line, column):
    with pytest.raises(InputError) as refused:
        load_scheme(text)
    assert refused.value.code == f"scoring.scheme.{code}"
    assert (refused.value.params["line"], refused.value.params["column"]) == (line, column)
    for language in ("zh", "en"):
        sentence = say(refused.value.code, refused.value.params, language)
        assert str(line) in sentence
        assert "{" not in sentence


def test_a_share_above_one_is_refused():
    with pytest.raises(InputError, match="share"):
        load_scheme(GOOD.replace("points: 2", "points: 2\n        shares: {first: 1.5}"))


def test_a_text_of_a_megabyte_is_refused_before_it_is_read():
    with pytest.raises(InputError) as refused:
        load_scheme("a: b\n" * 200_000)
    assert refused.value.code == "scoring.scheme.too_long"


def test_two_items_of_one_code_are_refused():
    item = GOOD[GOOD.index("      - code: visits") : GOOD.index("grades:")]
    with pytest.raises(InputError) as refused:
        load_scheme(GOOD.replace("grades:", item + "grades:"))
    assert refused.value.code == "scoring.scheme.code_twice"


def test_an_unknown_shipped_scheme_names_those_there_are():
    with pytest.raises(InputError, match="tongcheng-2019"):
        shipped_scheme("utopia")


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_is_counted_for_traces(name):
    """Reading, check-ins, likes, photos, minutes, tracks, time online: no kind of deed, no item."""
    kinds = {kind.code for kind in DEED_KINDS}
    assert not kinds & set(NEVER_COUNTED)
    forbidden = ("read", "study", "check", "like", "photo", "minute", "track", "login", "online", "forward", "click")
    counted = {code for item in shipped_scheme(name).items() for code in item.deeds}
    for code in kinds | counted:
        assert not [word for word in forbidden if word in code], code


def test_in_the_default_scheme_effect_outweighs_counts():
    most = {block.code: block.most for block in shipped_scheme("default").blocks}
    assert most["accomplished"] > most["attendance"] + most["advice"] + most["service"]
    excellent = shipped_scheme("default").grades[0]
    assert excellent.least > most["attendance"] + most["advice"] + most["service"]
