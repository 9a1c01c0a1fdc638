"""The office's pages: they answer in both languages, keep what was typed, and are closed to others."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.assembly.consultation.public.conftest import words_of
from yishi.assembly.consultation.public import actions, actions_phones
from yishi.assembly.consultation.public.models import Place, PublicPart, SetAside


def url(name: str, *args: str) -> str:
    return reverse(f"consultation:{name}", args=args)


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "参与点和二维码"), ("en", "Places and codes")])
def test_the_page_of_the_public_part_answers_in_both_languages(browse, clerk, opened, crowd, phone, language, words):
    crowd(3)
    actions_phones.say(text="公交末班车应该再晚半小时。", once="1", by=phone("a"))
    page = browse(clerk, language).get(url("public_part", opened.public_id))
    assert page.status_code == 200
    assert words in words_of(page)
    assert "公交末班车应该再晚半小时。" in words_of(page)


def test_the_page_needs_few_queries_however_many_places_and_statements(
    browse, clerk, opened, crowd, phone, django_assert_max_num_queries
):
    crowd(25)
    for number in range(6):
        actions.add_place(part=opened, name=f"第{number}点", village=None, by=clerk)
        actions_phones.say(text=f"第{number}件事要早点办好", once="1", by=phone(f"w{number}"))
    client = browse(clerk)
    with django_assert_max_num_queries(16):  # signing in and roles are four of them
        client.get(url("public_part", opened.public_id))


def test_strangers_and_members_do_not_get_in(browse, stranger, member, opened, hall):
    assert browse(stranger).get(url("public_part", opened.public_id)).status_code == 404
    assert browse(stranger).get(url("public_place", hall.public_id)).status_code == 404
    assert browse(member).get(url("public_part", opened.public_id)).status_code == 403
    assert browse().get(url("public_part", opened.public_id)).status_code == 302


def test_a_clerk_sets_up_opens_and_prints(browse, clerk, noticed):
    client = browse(clerk)
    begun = client.get(url("set_up_public", noticed.public_id))
    form = begun.context["form"]
    now = timezone.localtime()
    data = {name: form[name].value() for name in ("question", "why", "use")}
    data |= {"since": f"{now:%Y-%m-%dT%H:%M}", "until": f"{now + timedelta(days=5):%Y-%m-%dT%H:%M}", "version": "0"}
    client.post(url("set_up_public", noticed.public_id), data)
    part = PublicPart.objects.get()
    client.post(url("add_place", part.public_id), {"name": "石桥村便民服务中心", "village": ""})
    client.post(url("move_public", part.public_id, "open"))
    part.refresh_from_db()
    assert part.state == PublicPart.State.UNDER_WAY
    place = Place.objects.get()
    for paper in ("a4", "a5"):
        sheet = client.get(url("public_sheet", place.public_id, paper))
        assert sheet.content.startswith(b"%PDF")
    assert client.get(url("public_sheet", place.public_id, "a3")).status_code == 404
    assert client.get(url("public_code", place.public_id)).content.startswith(b"<svg")


def test_what_cannot_be_done_is_refused_or_not_found(browse, clerk, noticed, opened):
    client = browse(clerk)
    assert client.post(url("move_public", opened.public_id, "explode")).status_code == 404
    assert client.get(url("move_public", opened.public_id, "close")).status_code == 405
    noticed.kind = "plenary"
    noticed.save()
    assert client.get(url("set_up_public", noticed.public_id)).status_code == 403


def test_the_code_says_the_offices_public_address(browse, clerk, opened, hall, settings):
    client = browse(clerk)
    assert "http://testserver/consultations/public/at/" in words_of(client.get(url("public_place", hall.public_id)))
    settings.PUBLIC_ADDRESS = "https://yishi.example.gov.cn/"
    assert "https://yishi.example.gov.cn/consultations/public/at/" in words_of(
        client.get(url("public_place", hall.public_id))
    )


def test_an_end_before_the_start_is_explained_and_nothing_lost(browse, clerk, noticed):
    data = {"question": "怎么治？", "why": "油烟", "use": "带到会上", "version": "0"}
    data |= {"since": "2026-03-02T10:00", "until": "2026-03-01T10:00"}
    page = browse(clerk).post(url("set_up_public", noticed.public_id), data)
    assert "截止时间须晚于开始时间。" in words_of(page)
    assert "怎么治？" in page.content.decode()
    assert not PublicPart.objects.exists()


def test_a_colleague_who_saved_in_between_is_shown_beside_the_own_words(
    browse, clerk, second_clerk, opened, part_facts
):
    actions.edit(part=opened, facts=part_facts | {"question": "油烟怎么管？"}, version=0, by=second_clerk)
    data = {"question": "油烟咋办？", "why": "油烟", "use": "带到会上", "version": "0"}
    data |= {"since": "2026-03-01T10:00", "until": "2026-03-09T10:00"}
    page = browse(clerk).post(url("edit_public", opened.public_id), data)
    assert "油烟怎么管？" in words_of(page)
    assert "油烟咋办？" in page.content.decode()
    opened.refresh_from_db()
    assert opened.question == "油烟怎么管？"


def test_an_alarm_leads_to_a_form_that_is_filled_in(browse, clerk, opened, hall):
    hour = timezone.now().replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    asked = {"place": hall.pk, "since": hour.isoformat(), "until": (hour + timedelta(hours=1)).isoformat()}
    client = browse(clerk)
    begins, ends = (f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" for moment in (hour, hour + timedelta(hours=1)))
    page = client.get(url("set_aside_public", opened.public_id), asked).content.decode()
    assert f'value="{begins}"' in page
    assert f'value="{ends}"' in page
    data = {"place": hall.pk, "since": begins, "until": ends}
    client.post(url("set_aside_public", opened.public_id), data | {"why": "经核实为代扫"})
    aside = SetAside.objects.get()
    assert aside.since == hour
    client.post(url("restore_set_aside", aside.public_id), {"why": "核实有误"})
    aside.refresh_from_db()
    assert aside.restored_by == clerk


def test_an_alarms_address_with_nonsense_in_it_is_an_empty_form(browse, clerk, opened):
    page = browse(clerk).get(url("set_aside_public", opened.public_id), {"since": "2026-99-99T10:00", "place": "x"})
    assert page.status_code == 200


def test_a_statement_is_let_through_or_turned_down_with_a_reason(browse, clerk, opened, phone):
    client = browse(clerk)
    one, two = (actions_phones.say(text=text, once=text, by=phone("a")) for text in ("路灯应该修好。", "店主是坏人。"))
    client.post(url("accept_submission", one.public_id))
    assert "理由" in words_of(client.post(url("turn_down_submission", two.public_id), {"why": ""}))
    client.post(url("turn_down_submission", two.public_id), {"why": "请只说事情。"})
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.state, two.state) == ("accepted", "turned_down")


def test_the_consultations_page_offers_to_ask_the_public_or_shows_how_it_goes(browse, clerk, member, noticed, hall):
    fragment = url("public_of_consultation", noticed.public_id)
    assert "0部手机参与" in words_of(browse(clerk).get(fragment))
    assert words_of(browse(member).get(fragment)) == ""
    PublicPart.objects.all().delete()
    assert "设置群众参与" in words_of(browse(clerk).get(fragment))


def test_a_code_reads_back_as_its_address(opened, hall):
    """The path of the SVG is the matrix that a reader of the same standard makes of the address."""
    import re

    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    from yishi.assembly.documents import qr

    address = "https://yishi.example.gov.cn/consultations/public/at/" + "A" * 46
    size = int(re.search(r'viewBox="0 0 (\d+)', qr.svg(address)).group(1))
    dark = set()
    for x, y, long in re.findall(r"M(\d+) (\d+)h(\d+)v1", qr.svg(address)):
        dark |= {(int(x) + step, int(y)) for step in range(int(long))}
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(address)
    matrix = code.get_matrix()
    assert len(matrix) == size
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, black in enumerate(row) if black}
