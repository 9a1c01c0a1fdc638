"""Similar texts: found when reworded, told apart by place, extended, kept and loaded."""

import numpy as np
import polars as pl
import pytest

from yishi.engine.report import say
from yishi.engine.similar import Index, nearest
from yishi.engine.similar.spots import differ, spots

SMOKE = "河东小区楼下烧烤店每天晚上油烟直排，气味呛人，居民无法开窗，请有关部门查处。"
TEXTS = (
    ("t1", "河东小区油烟扰民", SMOKE),
    ("t2", "翠湖花园油烟扰民", SMOKE.replace("河东小区", "翠湖花园")),
    ("t3", "路灯不亮", "柳浦路的路灯坏了半个月，晚上出行很不安全，请尽快维修。"),
    ("t4", "养老保险", "咨询灵活就业人员怎样缴纳养老保险，需要带哪些材料。"),
)


def frame(rows=TEXTS) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["id", "title", "text"], orient="row").with_columns(place=pl.lit(None, pl.String))


@pytest.fixture
def index() -> Index:
    return Index.build(frame())


def test_the_same_text_is_the_likest_and_the_same(index):
    first = nearest(index, *TEXTS[0][1:])[0]
    assert (first.id, first.kind) == ("t1", "same")
    assert first.likeness == pytest.approx(1, abs=1e-5)


def test_a_reordered_and_shortened_text_finds_its_source(index):
    first = nearest(index, "", "晚上出行很不安全，柳浦路的路灯坏了。")[0]
    assert first.id == "t3"
    assert "路灯" in first.shared


def test_like_wording_about_another_place_is_said_to_be_elsewhere(index):
    kinds = {hit.id: hit.kind for hit in nearest(index, *TEXTS[0][1:])}
    assert kinds["t2"] == "elsewhere"
    assert "t4" not in kinds


def test_a_place_in_the_field_alone_is_told_apart():
    rows = [("a", "油烟扰民", "楼下烧烤店油烟直排，请查处。")]
    index = Index.build(frame(rows).with_columns(place=pl.lit("翠湖花园")))
    assert nearest(index, "油烟扰民", "楼下烧烤店油烟直排，请查处。", "柳浦大道")[0].kind == "elsewhere"
    assert nearest(index, "油烟扰民", "楼下烧烤店油烟直排，请查处。")[0].kind == "same"


def test_part_of_a_name_is_not_another_place():
    assert not differ(frozenset({"魅力之城"}), frozenset({"星沙魅力之城"}))
    assert not differ(frozenset(), frozenset({"魅力之城"}))
    assert spots("", "在柳浦路上", "") & {"柳浦路"}


def test_a_text_added_later_is_found_without_building_anew(index):
    later = index.extended(frame([("t5", "共享单车乱停", "地铁站出口共享单车乱停，盲道被占。")]))
    assert later.tail == 1
    assert nearest(later, "共享单车", "地铁站出口共享单车占了盲道")[0].id == "t5"
    assert index.texts.height == len(TEXTS)


def test_the_tail_is_ranked_with_the_listed_texts_in_one_order(index):
    later = index.extended(frame([("t5", TEXTS[0][1], TEXTS[0][2])]))
    hits = nearest(later, *TEXTS[0][1:])
    assert [hit.id for hit in hits[:2]] == ["t1", "t5"]
    assert [hit.likeness for hit in hits] == sorted((hit.likeness for hit in hits), reverse=True)


def test_a_kept_index_answers_as_before(index, tmp_path):
    later = index.extended(frame([("t5", "共享单车乱停", "地铁站出口共享单车乱停。")]))
    later.save(tmp_path / "similar")
    loaded = Index.load(tmp_path / "similar")
    assert loaded.tail == 1
    for _id, title, text in TEXTS:
        assert nearest(loaded, title, text) == nearest(later, title, text)


def test_candidates_by_lists_hold_what_brute_force_finds_first():
    chance = np.random.default_rng(3)
    words = "油烟 路灯 停车 养老 社保 噪音 施工 学校 公交 物业 垃圾 供水 停电 绿化 拆迁 补贴".split()
    rows = [(str(number), "", "，".join(chance.choice(words, 6)) + f"第{number}号") for number in range(600)]
    index = Index.build(frame(rows))
    for number in range(0, 600, 37):
        candidates, likeness = index.likeness("", rows[number][2])
        whole = (index.rows @ index.rows[number].T).toarray().ravel()
        assert likeness.max() == pytest.approx(whole.max(), abs=1e-5)
        assert number in candidates[likeness > 0.999]


@pytest.mark.parametrize("text", ["", "。", "的", "1", "😀"])
def test_a_text_that_says_nothing_finds_nothing(index, text):
    assert nearest(index, "", text) == []


def test_an_index_of_no_texts_answers_and_grows():
    empty = Index.build(frame([]).cast({"id": pl.String, "title": pl.String, "text": pl.String}))
    assert nearest(empty, "", SMOKE) == []
    assert nearest(empty.extended(frame()), "", SMOKE)[0].id in {"t1", "t2"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_has_its_sentence_with_the_shared_words(index, language):
    for hit in nearest(index, *TEXTS[0][1:]):
        assert hit.shared[0] in say(hit.reason.code, hit.reason.params, language)
