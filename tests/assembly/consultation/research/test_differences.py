"""What changed between two versions, as people read it."""

from hypothesis import given
from hypothesis import strategies as st

from yishi.assembly.base.differences import difference

TEXTS = st.lists(st.text("油烟扰民居民，。净化器", max_size=12), max_size=6).map("\n".join)


def side(old: str, new: str, without: str) -> list[str]:
    """One of the two texts, put together from the comparison."""
    rows = [[piece for piece in paragraph.pieces if piece.what != without] for paragraph in difference(old, new)]
    return ["".join(piece.text for piece in row) for row in rows if row]


def test_a_word_that_changed_is_told_inside_its_paragraph():
    found = difference("一、情况\n六家店没有净化器。", "一、情况\n两家店没有净化器。")
    assert [paragraph.changed for paragraph in found] == [False, True]
    assert [(piece.what, piece.text) for piece in found[1].pieces] == [
        ("gone", "六家"),
        ("new", "两家"),
        ("same", "店没有净化器。"),
    ]


def test_a_paragraph_more_is_new_as_a_whole():
    found = difference("甲。", "甲。\n乙。")
    assert [(piece.what, piece.text) for piece in found[-1].pieces] == [("new", "乙。")]


def test_the_same_text_has_no_difference():
    assert not any(paragraph.changed for paragraph in difference("甲。\n乙。", "甲。\n乙。"))


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_out_of_the_comparison(old, new):
    """Nothing is lost: without what came it is the old text, without what went the new one."""

    def written(text: str) -> list[str]:
        return [line for line in text.splitlines() if line]

    assert [line for line in side(old, new, "new") if line] == written(old)
    assert [line for line in side(old, new, "gone") if line] == written(new)
