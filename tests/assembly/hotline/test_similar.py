"""Similar messages on a message's page."""

import re

import pytest

from yishi.assembly.hotline.models import Ticket

SMOKE = "楼下烧烤店每天晚上油烟直排，气味呛人，居民无法开窗，请有关部门查处。"


@pytest.fixture
def call(assembly, at):
    """A message: `call("油烟扰民", village=village)`; numbered in their order."""

    def make(title: str, text: str = SMOKE, **facts) -> Ticket:
        number = str(Ticket.objects.count() + 1)
        received = {"assembly": assembly, "number": number, "received_at": at(2024, 7, 1), "source": "12345"}
        return Ticket.objects.create(title=title, text=text, **{**received, **facts})

    return make


def card(client, ticket: Ticket) -> str:
    page = client.get(f"/hotline/{ticket.public_id}").content.decode()
    return re.search(r'<ul class="y-links">.*?</ul>', page, flags=re.DOTALL).group()


def test_a_similar_message_is_shown_with_its_day_village_state_and_shared_words(browse, clerk, call, village):
    asked = call("油烟扰民")
    other = call("油烟直排", village=village, solved=True)
    call("养老保险", "咨询灵活就业人员怎样缴纳养老保险。")
    shown = card(browse(clerk), asked)
    assert re.findall(r'href="/hotline/([^"]+)"', shown) == [other.public_id]
    for part in ("2024年7月1日", village.name, "已办结", "可能是同一件事，都提到：", "烧烤店"):
        assert part in shown
    assert "Perhaps the same matter" in card(browse(clerk, "en"), asked)


def test_another_place_is_said_to_be_another(browse, clerk, call):
    asked = call("油烟扰民", place="河东小区")
    call("油烟扰民", place="翠湖花园")
    assert "地点不同（翠湖花园）" in card(browse(clerk), asked)


def test_five_at_most_and_none_of_another_assembly(browse, clerk, call, elsewhere):
    asked = call("油烟扰民")
    away = call("油烟扰民", assembly=elsewhere)
    for _ in range(7):
        call("油烟扰民")
    shown = card(browse(clerk), asked)
    assert shown.count("<li>") == 5
    assert asked.public_id not in shown
    assert away.public_id not in shown


def test_what_another_room_told_is_not_found_twice(browse, clerk, call):
    asked = call("油烟扰民")
    call("油烟扰民", source="report")
    assert "没有找到相近的来件" in browse(clerk).get(f"/hotline/{asked.public_id}").content.decode()


@pytest.mark.parametrize("text", ["", "油", "😀", "长" * 100_000])
def test_odd_messages_have_their_page(browse, clerk, call, text):
    call("油烟扰民")
    odd = call("", text)
    assert browse(clerk).get(f"/hotline/{odd.public_id}").status_code == 200


def test_the_page_takes_few_queries_however_many_are_similar(browse, clerk, call, django_assert_max_num_queries):
    asked = call("油烟扰民")
    for _ in range(40):
        call("油烟扰民")
    client = browse(clerk)
    with django_assert_max_num_queries(12):
        client.get(f"/hotline/{asked.public_id}")
