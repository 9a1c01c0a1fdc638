"""A file whose columns nobody knows is no dead end: a person says what they are, once for each source."""

import io

import pytest
from django.urls import reverse

from yishi.assembly.hotline import actions, mappings
from yishi.assembly.hotline.models import Import, Mapping
from yishi.assembly.hotline.staging import Upload

PHONE = "13812345678"
STRANGE = (
    "甲,乙,丙,丁\n"
    f"G001,2024-07-01 09:00,楼下烧烤店油烟直排，电话{PHONE}。,柳浦镇\n"
    "G002,2024-07-02 10:00,路灯坏了。,柳浦镇\n"
)
CHOICE = {"甲": "ticket_id", "乙": "time", "丙": "text", "丁": "town"}


def file(text: str = STRANGE) -> io.BytesIO:
    content = io.BytesIO(text.encode())
    content.name = "甲乙丙丁.csv"
    return content


def form(choice: dict[str, str], text: str = STRANGE) -> dict:
    columns = {f"column_{number}": column for number, column in enumerate(choice.values())}
    headers = {f"header_{number}": header for number, header in enumerate(choice)}
    return columns | headers | {"source": "petition", "file": file(text)}


@pytest.fixture
def office(client, clerk):
    client.force_login(clerk)
    return client


def test_unknown_headers_lead_to_the_page_that_asks_with_masked_examples(office):
    page = office.post(reverse("hotline:upload"), {"source": "petition", "file": file()})
    said = page.content.decode()
    assert "没有保存任何内容" in said
    assert "油烟直排" in said
    assert PHONE not in said
    assert not Import.objects.exists()


def test_what_a_person_chose_reads_the_file_and_every_later_one(office, clerk):
    answer = office.post(reverse("hotline:columns"), form(CHOICE))
    imported = Import.objects.get()
    assert answer.url == reverse("hotline:import", args=[imported.public_id])
    assert imported.rows_good == 2
    later = "丁,丙,乙,甲\n柳浦镇,门口乱停车。,2024-07-03 10:00,G003\n"
    assert actions.stage(upload=Upload("八月.csv", later.encode()), source="petition", by=clerk).rows_good == 1


def test_another_source_is_asked_anew(office):
    office.post(reverse("hotline:columns"), form(CHOICE))
    page = office.post(reverse("hotline:upload"), {"source": "12345", "file": file()})
    assert "没有保存任何内容" in page.content.decode()


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (CHOICE | {"丁": "text"}, "“内容”只能对应一列，现在选了：丙、丁。"),
        (CHOICE | {"乙": ""}, "还没有选出哪一列是：来电时间。"),
        (CHOICE | {"丙": ""}, "还没有选出哪一列是：内容或标题。"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_in_a_sentence(office, choice, sentence):
    page = office.post(reverse("hotline:columns"), form(choice))
    assert sentence in page.content.decode()
    assert not Mapping.objects.exists()
    assert not Import.objects.exists()


def test_a_file_that_was_read_can_be_read_otherwise(office, staged):
    page = office.get(reverse("hotline:columns_of", args=[staged.public_id]))
    assert "诉求内容" in page.content.decode()


def test_a_saved_choice_is_listed_and_can_be_deleted(office):
    office.post(reverse("hotline:columns"), form(CHOICE))
    saved = Mapping.objects.get()
    assert "信访" in office.get(reverse("hotline:mappings")).content.decode()
    office.post(reverse("hotline:forget", args=[saved.public_id]))
    assert not Mapping.objects.exists()


def test_nobody_else_may_map_or_forget(client, member, office, clerk):
    office.post(reverse("hotline:columns"), form(CHOICE))
    saved = Mapping.objects.get()
    client.force_login(member)
    assert client.post(reverse("hotline:columns"), form(CHOICE)).status_code in (403, 404)
    assert client.post(reverse("hotline:forget", args=[saved.public_id])).status_code in (403, 404)
    assert Mapping.objects.exists()


def test_headers_in_another_order_are_the_same_shape():
    assert mappings.shape_of(["甲", "乙"]) == mappings.shape_of(["乙", "甲"]) != mappings.shape_of(["甲"])
