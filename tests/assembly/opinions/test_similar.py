"""Looking for what was written before, while somebody drafts a bulletin."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps

from yishi.assembly.hotline.models import Ticket
from yishi.assembly.opinions.models import Bulletin
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.runs import indexes
from yishi.assembly.runs.models import Run
from yishi.assembly.runs.queries_similar import Ask, find
from yishi.assembly.runs.rules_similar import line
from yishi.assembly.runs.work import work

PHONE = "13812345678"
SMOKE = "沿街餐饮集中，净化设施缺失，油烟直排居民楼，居民夏天不敢开窗，多次投诉没有解决。"
QUESTION = {"title": "关于油烟扰民的建议", "situation": "沿街餐饮油烟直排居民楼，净化设施缺失。", "similar": "1"}


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.RUNS_FOLDER = tmp_path / "runs"


@pytest.fixture
def write(assembly, held_session, leader, at):
    """A bulletin on smoke: `write("issued", title="…")`; the issued ones on the first days of October 2024."""

    def make(state: str = "issued", title: str = "关于治理餐饮油烟的建议", situation: str = SMOKE) -> Bulletin:
        issued = {}
        if state in ("issued", "sent"):
            day = at(2024, 10, 1 + Bulletin.objects.count())
            issued = {"issued_by": leader, "issued_at": day, "signatory": str(leader)}
        return Bulletin.objects.create(
            assembly=assembly, consultation=held_session, state=state, title=title, situation=situation, **issued
        )

    return make


@pytest.fixture
def came(assembly, held_session, clerk, second_clerk, at):
    """Something that came of a bulletin: `came(bulletin, "adopted", date(2024, 11, 2))`."""

    def make(bulletin: Bulletin, kind: str, day: date, state: str = "confirmed") -> Outcome:
        return Outcome.objects.create(
            assembly=assembly,
            consultation=held_session,
            bulletin=bulletin,
            kind=kind,
            level="city",
            day=day,
            state=state,
            title="专报采用",
            noted_by=clerk,
            decided_by=second_clerk,
            decided_at=at(2024, 12, 1),
        )

    return make


def said(user, question=QUESTION) -> str:
    ask = Ask(question["title"], question["situation"])
    return line(ask, find(user, ask))


def fragment(client, session, **typed) -> str:
    answer = client.post(f"/opinions/draft/{session.public_id}", QUESTION | typed, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_three_similar_one_adopted_in_2024(browse, clerk, held_session, write, came):
    came(write(), "adopted", date(2024, 11, 2))
    write(title="关于整治油烟扰民的建议")
    write("draft", title="关于油烟扰民办理情况的建议")
    write(title="关于办好老年食堂的建议", situation="老年人就餐难，助餐点少，饭菜品种单一。")
    client = browse(clerk)
    assert "专报3条相近，其中1条2024年已采用。" in fragment(client, held_session)
    english = fragment(browse(clerk, "en"), held_session)
    assert "Similar bulletins: 3 (1 adopted in 2024)." in english


def test_of_what_came_of_one_the_furthest_rung_and_its_first_day_are_told(clerk, write, came):
    bulletin = write()
    came(bulletin, "adopted", date(2023, 11, 2))
    came(bulletin, "done", date(2025, 3, 1))
    came(bulletin, "done", date(2024, 3, 1))
    came(bulletin, "instruction", date(2025, 12, 1))
    assert said(clerk) == "专报1条相近，其中1条2024年已落实。"


def test_what_is_not_confirmed_has_not_come(clerk, write, came):
    came(write(), "adopted", date(2024, 11, 2), state="noted")
    assert said(clerk) == "专报1条相近。"


def test_a_member_is_told_of_a_draft_but_not_its_title_nor_its_words(member, write):
    write("review", title="关于整治油烟扰民的机密草稿")
    issued = write()
    ask = Ask(QUESTION["title"], QUESTION["situation"])
    found = find(member, ask)
    assert line(ask, found) == "专报2条相近，其中1条您无权查看。"
    assert [near.row.title for kind in found for near in kind.near] == [issued.title]


def test_messages_are_counted_for_a_member_and_shown_to_the_office(assembly, clerk, member, at):
    Ticket.objects.create(assembly=assembly, number="1", received_at=at(2024, 7, 1), title="油烟扰民", text=SMOKE)
    ask = Ask(QUESTION["title"], QUESTION["situation"])
    assert line(ask, find(member, ask)) == "来件1件相近，其中1件您无权查看。"
    assert not any(kind.near for kind in find(member, ask))
    assert [near.row.title for kind in find(clerk, ask) for near in kind.near] == ["油烟扰民"]


def test_another_assembly_is_not_asked(stranger, write):
    write()
    assert said(stranger) == "没有找到相近的内容。"


@pytest.mark.parametrize("actor", ["member", "unit", "auditor", "leader"])
def test_who_may_not_draft_may_not_ask_either(browse, request, held_session, actor, write):
    bulletin = write("draft", title="关于整治油烟扰民的机密草稿")
    client = browse(request.getfixturevalue(actor))
    for page in (f"draft/{held_session.public_id}", f"{bulletin.public_id}/edit"):
        answer = client.post(f"/opinions/{page}", QUESTION, headers={"HX-Request": "true"})
        assert answer.status_code == 403
        assert "机密" not in answer.content.decode()


def test_a_bulletin_does_not_find_itself(browse, clerk, write):
    bulletin = write("draft")
    typed = {"title": bulletin.title, "situation": bulletin.situation, "similar": "1"}
    answer = browse(clerk).post(f"/opinions/{bulletin.public_id}/edit", typed, headers={"HX-Request": "true"})
    assert "没有找到相近的内容" in answer.content.decode()


def test_a_telephone_number_that_is_typed_is_neither_kept_nor_shown(browse, clerk, held_session, write, settings):
    write(situation=f"{SMOKE}联系电话{PHONE}。")
    page = fragment(browse(clerk), held_session, situation=f"{SMOKE}联系电话{PHONE}。")
    assert "专报1条相近" in page
    assert PHONE not in page
    indexes.renew()
    work.call(Run.objects.get().pk)
    kept = [file for file in Path(settings.RUNS_FOLDER).rglob("*") if file.is_file()]
    assert kept
    assert not any(PHONE.encode() in file.read_bytes() for file in kept)


def test_looking_stores_nothing(browse, clerk, held_session):
    def rows() -> dict[str, int]:
        return {model.__name__: model._default_manager.count() for model in apps.get_models()}

    client = browse(clerk)
    before = rows()
    fragment(client, held_session, situation=f"油烟直排，电话{PHONE}")
    assert rows() == before
    assert PHONE not in str(list(client.session.items()))


@pytest.mark.parametrize("text", ["", "油", "  。，！ ", "\u200b\ufeff"])
def test_a_text_that_says_too_little_asks_for_more(browse, clerk, held_session, write, text):
    write()
    client = browse(clerk)
    assert "再多写几个字" in fragment(client, held_session, title="", situation=text)
    assert "few words more" in fragment(browse(clerk, "en"), held_session, title="", situation=text)


def test_a_very_long_text_is_answered(browse, clerk, held_session, write):
    write()
    assert "专报1条相近" in fragment(browse(clerk), held_session, situation=(SMOKE * 3000)[:100_000])


def test_the_button_gives_what_the_page_gives_and_keeps_what_was_typed(browse, clerk, held_session, write, came):
    came(write(), "adopted", date(2024, 11, 2))
    client = browse(clerk)
    alone = fragment(client, held_session, analysis="尚未写完的分析")
    page = client.post(f"/opinions/draft/{held_session.public_id}", QUESTION | {"analysis": "尚未写完的分析"})
    whole = page.content.decode()
    assert words_of(alone) in words_of(whole)
    assert whole.count("尚未写完的分析") == 1
    assert "尚未保存" not in whole
    assert Bulletin.objects.count() == 1


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_form_asks_by_itself_and_has_the_button(browse, clerk, held_session):
    page = browse(clerk).get(f"/opinions/draft/{held_session.public_id}").content.decode()
    assert re.search(r'<form[^>]+hx-target="#similar"', page)
    assert re.search(r'<button[^>]+name="similar"', page)


def test_saving_is_as_before(browse, clerk, held_session, texts):
    assert browse(clerk).post(f"/opinions/draft/{held_session.public_id}", texts).status_code == 302
    assert Bulletin.objects.get().title == texts["title"]


def test_asking_takes_few_queries(browse, clerk, held_session, write, came, django_assert_max_num_queries):
    for _ in range(8):
        came(write(), "adopted", date(2024, 11, 2))
    client = browse(clerk)
    with django_assert_max_num_queries(20):
        fragment(client, held_session)
