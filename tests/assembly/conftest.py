"""The cast: people with names and roles in an invented county assembly, and one stranger from another.

A test asks for the people it needs: `def test_confirm(clerk, member, cooking_fumes): …`.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import translation

from tests.assembly.offices import Office, above, account
from yishi.assembly.base.access import Role
from yishi.assembly.people.models import (
    ActionGroup,
    Assembly,
    Committee,
    HandlingUnit,
    Member,
    Seat,
    Sector,
    Term,
    Town,
    User,
    Village,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(autouse=True)
def _database(db):
    """Every test of the web building may use the database."""


@pytest.fixture(autouse=True)
def _chinese():
    """Every test begins in Chinese, whatever language a page before it was asked in."""
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def assembly():
    return Assembly.objects.create(name="中国人民政治协商会议澄川市委员会", short_name="澄川市政协", place="澄川市")


@pytest.fixture
def elsewhere():
    """Another county's assembly, whose people must see nothing of ours."""
    return Assembly.objects.create(name="中国人民政治协商会议临浦县委员会", short_name="临浦县政协", place="临浦县")


@pytest.fixture
def term(assembly):
    return Term.objects.create(assembly=assembly, number=15, since=date(2022, 1, 1))


@pytest.fixture
def town(assembly):
    return Town.objects.create(assembly=assembly, name="柳浦镇", code="01")


@pytest.fixture
def village(assembly, town):
    return Village.objects.create(assembly=assembly, town=town, name="河东社区", kind="community", population=3200)


@pytest.fixture
def group(assembly, town, village):
    group = ActionGroup.objects.create(assembly=assembly, town=town, name="柳浦第一行动小组")
    group.villages.add(village)
    return group


@pytest.fixture
def enrol(assembly, term, group):
    """Make a member with a seat: `enrol("陆堃", number="015-002")`."""
    sector = Sector.objects.create(assembly=assembly, name="经济界")
    committee = Committee.objects.create(assembly=assembly, name="经济委员会")

    def make(name: str, number: str, post: str = Seat.Post.MEMBER) -> Member:
        member = Member.objects.create(assembly=assembly, name=name, number=number)
        Seat.objects.create(
            assembly=assembly,
            member=member,
            term=term,
            post=post,
            sector=sector,
            committee=committee,
            group=group,
            since=term.since,
        )
        return member

    return make


@pytest.fixture
def luming(enrol):
    """陆明, a member."""
    return enrol("陆明", "015-001")


@pytest.fixture
def shenkun(enrol):
    """沈堃, another member."""
    return enrol("沈堃", "015-002")


@pytest.fixture
def clerk(assembly):
    return account(assembly, "clerk", "周敏", Role.CLERK)


@pytest.fixture
def second_clerk(assembly):
    return account(assembly, "clerk2", "吴蔚", Role.CLERK)


@pytest.fixture
def officer(assembly):
    return account(assembly, "office", "郑岚", Role.OFFICE)


@pytest.fixture
def member(assembly, luming):
    return account(assembly, "luming", "陆明", Role.MEMBER, member=luming)


@pytest.fixture
def other_member(assembly, shenkun):
    return account(assembly, "shenkun", "沈堃", Role.MEMBER, member=shenkun)


@pytest.fixture
def leader(assembly):
    return account(assembly, "leader", "顾清和", Role.LEADER)


@pytest.fixture
def unit(assembly):
    bureau = HandlingUnit.objects.create(assembly=assembly, name="市城市管理局")
    return account(assembly, "unit", "城管局承办员", Role.UNIT, unit=bureau)


@pytest.fixture
def auditor(assembly):
    return account(assembly, "auditor", "秦审", Role.AUDITOR)


@pytest.fixture
def stranger(elsewhere):
    """A clerk of the other assembly."""
    return account(elsewhere, "stranger", "何远", Role.CLERK)


@pytest.fixture
def browse():
    """A signed-in test client: `browse(clerk).get(...)`."""

    def signed_in(user: User | None = None, language: str = "zh-hans") -> Client:
        client = Client(headers={"accept-language": language})
        if user is not None:
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def at():
    """A moment of Shanghai's clock: `at(2024, 9, 12, 8, 30)`."""

    def moment(*parts: int) -> datetime:
        return datetime(*parts, tzinfo=SHANGHAI)

    return moment


@pytest.fixture
def held_session(assembly, at):
    """A consultation on 油烟扰民 that was held, with two items of advice."""
    from yishi.assembly.consultation.models import Advice, Consultation

    session = Consultation.objects.create(
        assembly=assembly,
        title="助力破解油烟扰民难题",
        state=Consultation.State.HELD,
        starts_at=at(2024, 9, 12, 14, 30),
        venue="柳浦镇协商议事室",
    )
    for number, text in enumerate(("对餐饮集中路段加装油烟净化设施。", "公布油烟投诉办理结果。"), start=1):
        Advice.objects.create(assembly=assembly, consultation=session, number=number, text=text)
    return session


@pytest.fixture
def county(assembly):
    """Ours, below `city`, which is below `province`: offices that exchange signed packages."""
    return Office(assembly, "x")


@pytest.fixture
def city(county):
    assembly = Assembly.objects.create(name="江浦市政协", short_name="江浦市政协", place="江浦市", level="city")
    return above(Office(assembly, "s"), county)


@pytest.fixture
def province(city):
    assembly = Assembly.objects.create(name="东江省政协", short_name="东江省政协", place="东江省", level="province")
    return above(Office(assembly, "p"), city)
