"""油烟扰民 is put before the public at 河东社区: phones scan the code that hangs there."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from yishi.assembly.consultation.models import Statement
from yishi.assembly.consultation.public import actions, actions_phones, tokens
from yishi.assembly.consultation.public.phones import Phone

STATEMENTS = ("餐饮店应全部加装油烟净化器。", "夜间烧烤限定在固定区域和时段。", "投诉办理结果应在小区公示。")


@pytest.fixture
def part_facts():
    now = timezone.now().replace(microsecond=0)
    return {
        "question": "楼下的油烟，您想怎么治？",
        "why": "居民反映油烟扰民。",
        "use": "整理后带到协商会上。",
        "since": now - timedelta(days=1),
        "until": now + timedelta(days=7),
    }


@pytest.fixture
def planned_part(noticed, part_facts, clerk):
    return actions.set_up(consultation=noticed, facts=part_facts, by=clerk)


@pytest.fixture
def hall(planned_part, village, clerk):
    """The place where the code hangs."""
    return actions.add_place(part=planned_part, name="河东社区便民服务中心", village=village, by=clerk)


@pytest.fixture
def statements(noticed, luming):
    """陆明 put three statements."""
    of = {"assembly": noticed.assembly, "consultation": noticed, "member": luming}
    return [Statement.objects.create(**of, text=text) for text in STATEMENTS]


@pytest.fixture
def opened(planned_part, hall, statements, clerk):
    """Phones may vote."""
    return actions.move(part=planned_part, verb="open", by=clerk)


@pytest.fixture
def phone(opened, hall):
    """A phone that read the code: `phone("a")` is always the same one, on a network of its own."""

    def of(device: str, network: str = "") -> Phone:
        return Phone(tokens.place_of(tokens.token_of(hall)), device, network or f"net-{device}")

    return of


@pytest.fixture
def crowd(phone, statements):
    """So many phones agree with the first statement."""

    def cast(count: int, value: int = 1, prefix: str = "c") -> None:
        for number in range(count):
            actions_phones.vote(statement=statements[0], value=value, version=0, by=phone(f"{prefix}{number}"))

    return cast


class Handset:
    """A phone's browser at the place's code: keeps its cookies, runs no script."""

    def __init__(self, token: str, language: str = "zh-hans", address: str = "192.0.2.7") -> None:
        self.token = token
        self.client = Client(enforce_csrf_checks=True, headers={"accept-language": language}, REMOTE_ADDR=address)

    def url(self, name: str = "public_page", *more: str) -> str:
        return reverse(f"consultation:{name}", args=[self.token, *more])

    def get(self, name: str = "public_page", *more: str):
        return self.client.get(self.url(name, *more))

    def vote(self, statement, vote: str = "agree", version: int = 0, **how):
        return self.client.post(self.url("public_vote", statement.public_id), {"vote": vote, "version": version}, **how)

    def say(self, text: str, once: str = "form-1", **more: str):
        return self.client.post(self.url("public_say"), {"text": text, "once": once, **more})


@pytest.fixture
def handset(opened, hall):
    def new(**how) -> Handset:
        return Handset(tokens.token_of(hall), **how)

    return new


def words_of(response) -> str:
    """What a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
