"""A year's book: cases chosen from confirmed outcomes, written, signed by somebody else, printed, outcomes in turn."""

import pypdfium2
import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.documents.books import render_book
from yishi.assembly.outcomes import actions as outcomes
from yishi.assembly.outcomes.cases import actions, papers, queries, rules
from yishi.assembly.outcomes.cases.models import CaseBook
from yishi.assembly.outcomes.models import Outcome

WRITTEN = {
    "title": "一条街的油烟",
    "background": "油烟扰民四十件。",
    "doing": "议、查、改。",
    "result": "装了净化器。",
    "lesson": "",
    "place": 1,
}


@pytest.fixture
def book(clerk):
    return actions.begin(year=2024, title="2024年典型案例汇编", by=clerk)


@pytest.fixture
def came(make_outcome, second_clerk, held_session):
    outcomes.confirm(outcome=make_outcome(), by=second_clerk)
    return held_session


@pytest.fixture
def whole(book, came, clerk):
    actions.tell(case=actions.choose(book=book, source=came, by=clerk), texts=WRITTEN, by=clerk)
    return book


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(document[place].get_textpage().get_text_range() for place in range(len(document)))
    finally:
        document.close()


def test_a_case_begins_from_the_records_and_its_lesson_is_left_to_people(book, came, clerk):
    case = actions.choose(book=book, source=came, by=clerk)
    assert "采用" in case.result
    assert (bool(case.background), case.lesson) == (True, "")
    with pytest.raises(Refused):
        actions.choose(book=book, source=came, by=clerk)


def test_what_nothing_came_of_is_not_chosen(book, held_session, clerk):
    assert queries.offered(clerk, book) == []
    with pytest.raises(Refused):
        actions.choose(book=book, source=held_session, by=clerk)


def test_published_each_case_is_an_outcome_of_two_people(whole, came, clerk, leader):
    actions.publish(book=whole, by=leader)
    made = Outcome.objects.get(kind=Outcome.Kind.COMPILED)
    assert (made.consultation, made.noted_by, made.decided_by, made.level) == (came, clerk, leader, "county")
    whole.refresh_from_db()
    assert not rules.may(clerk, "edit", whole)


def test_an_unfinished_book_is_not_published(book, came, clerk, leader):
    assert not rules.may(leader, "publish", book)
    case = actions.choose(book=book, source=came, by=clerk)
    actions.tell(case=case, texts={**WRITTEN, "doing": ""}, by=clerk)
    assert "没有写全" in str(rules.may(leader, "publish", book).reason)


@pytest.mark.parametrize("actor", ["clerk", "officer", "leader", "member", "unit", "auditor", "stranger"])
@pytest.mark.parametrize("state", CaseBook.State.values)
def test_who_may_do_what_when(actor, state, whole, request):
    user = request.getfixturevalue(actor)
    whole.state = state
    draft = state == "draft"
    assert bool(rules.may(user, "edit", whole)) == (draft and actor in ("clerk", "officer"))
    assert bool(rules.may(user, "publish", whole)) == (draft and actor == "leader")
    readers = ("clerk", "officer", "leader", "auditor", *(() if draft else ("member",)))
    assert bool(rules.may(user, "look", whole)) == (actor in readers)


def test_the_book_prints_the_same_bytes_with_contents_and_rare_characters(whole, clerk):
    case = whole.cases.get()
    actions.tell(case=case, texts={**WRITTEN, "title": "堃喆翀赟的一条街 #let $x$"}, by=clerk)
    first, again = (render_book(papers.book(whole)) for _time in range(2))
    assert first == again
    said = words(first)
    assert said.count("堃喆翀赟的一条街") == 2  # contents and chapter
    assert "#let $x$" in said
    assert "编写中" in said


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages(book, came, clerk, leader, member, browse, language):
    page = browse(clerk, language)
    shown = page.get(f"/outcomes/cases/{book.public_id}").content.decode()
    assert came.title in shown
    answer = page.post(f"/outcomes/cases/{book.public_id}/consultation/{came.public_id}")
    assert page.post(answer["Location"], WRITTEN).status_code == 302
    assert page.get("/outcomes/cases/").status_code == 200
    assert page.get(f"/outcomes/cases/{book.public_id}/write").status_code == 200
    assert page.get(f"/outcomes/cases/{book.public_id}/book.pdf").content.startswith(b"%PDF-")
    assert browse(member, language).get(f"/outcomes/cases/{book.public_id}").status_code == 403
    assert browse(leader, language).post(f"/outcomes/cases/{book.public_id}/publish").status_code == 302
    assert browse(member, language).get(f"/outcomes/cases/{book.public_id}").status_code == 200
