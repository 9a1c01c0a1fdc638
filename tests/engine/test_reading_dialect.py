"""What one source writes otherwise than others."""

import io

import pytest

from yishi.engine.reading import Dialect, Reading, peek, read_tickets
from yishi.engine.reading.headings import ASIDE, PERSONAL

FILE = "案号,案由,提案人,电话,提交日期,办理结果\n12,关于夜市油烟的提案,王建国,13812345678,2024-03-01,{result}\n"
PROPOSALS = Dialect(
    words={"ticket_id": ("案号",), "title": ("案由",), "caller_name": ("提案人",), "solved": ("办理结果",)},
    flags={"solved": {"A": True, "B": False}},
    callers=False,
)


def read(text: str, dialect: Dialect) -> Reading:
    return read_tickets(io.BytesIO(text.encode()), filename="a.csv", pseudonym_key=b"key", dialect=dialect)


@pytest.mark.parametrize(("result", "solved"), [("A", True), ("Ｂ", False), ("已办结", True), ("", None)])
def test_a_source_reads_its_own_headers_and_its_own_words_for_solved(result, solved):
    ticket = read(FILE.format(result=result), PROPOSALS).tickets.row(0, named=True)
    assert (ticket["ticket_id"], ticket["title"]) == ("12", "关于夜市油烟的提案")
    assert ticket["solved"] is solved


def test_a_word_of_the_source_no_longer_means_the_common_column():
    common = {heading.column: heading.words for heading in Dialect().headings("ticket")}
    own = {heading.column: heading.words for heading in PROPOSALS.headings("ticket")}
    assert "办理结果" in common[ASIDE]
    assert "办理结果" not in own[ASIDE]
    assert own["solved"][0] == "办理结果"
    assert own[PERSONAL] == common[PERSONAL]


def test_people_who_did_not_call_get_no_code_and_are_still_masked_in_the_text():
    text = FILE.format(result="A").replace("夜市油烟", "王建国同志反映的油烟")
    ticket = read(text, PROPOSALS).tickets.row(0, named=True)
    assert ticket["caller"] is None
    assert "王建国" not in ticket["title"]


def test_what_a_person_chose_goes_before_the_words_of_the_source():
    chosen = Dialect(words=PROPOSALS.words, chosen={"案由": "category", "提案人": None})
    reading = read(FILE.format(result="A").replace("办理结果", "内容"), chosen)
    assert reading.tickets["category"].to_list() == ["关于夜市油烟的提案"]
    assert reading.tickets["caller"].to_list() != [None]  # the telephone still tells who called


def test_a_look_at_the_head_uses_the_words_of_the_source():
    seen = peek(io.BytesIO(FILE.encode()), filename="a.csv", table="ticket", dialect=PROPOSALS)
    assert [each.guess.column for each in seen][:3] == ["ticket_id", "title", "caller_name"]
