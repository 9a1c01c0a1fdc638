"""A new assembly from nothing: the first clerk, then the bodies that a roster's names must resolve to."""

import pytest

from yishi.assembly.base.access import Refused
from yishi.assembly.people import actions, founding
from yishi.assembly.people.models import ActionGroup, Sector, User, Village


@pytest.fixture
def first_clerk():
    founding.found(
        name="中国人民政治协商会议临浦县委员会",
        short_name="临浦县政协",
        place="临浦县",
        clerk="zhou",
        full_name="周敏",
    )
    return User.objects.get(username="zhou")


def test_the_first_clerk_may_open_accounts(first_clerk):
    user, password = actions.open_account(username="wu", full_name="吴蔚", roles=["clerk"], by=first_clerk)
    assert user.assembly == first_clerk.assembly
    assert user.check_password(password)


def test_an_assembly_is_set_up_line_by_line(first_clerk):
    assert actions.add_bodies(kind="sectors", lines="经济界\n教育界\n经济界\n", by=first_clerk) == 2
    actions.add_bodies(kind="towns", lines="柳浦镇", by=first_clerk)
    actions.add_bodies(kind="villages", lines="柳浦镇 河东村\n柳浦镇，河西村", by=first_clerk)
    actions.add_bodies(kind="groups", lines="柳浦镇 第一行动小组 河东村 河西村", by=first_clerk)
    assert Sector.objects.count() == 2
    assert list(ActionGroup.objects.get().villages.order_by("name")) == list(Village.objects.order_by("name"))


@pytest.mark.parametrize(
    ("kind", "lines", "reason"),
    [
        ("villages", "柳浦镇 河东村", "第1行：没有“柳浦镇”"),
        ("villages", "河东村", "请先写镇"),
        ("sectors", "经济界\n教育界 体育界", "第2行：一行写一个名称"),
        ("units", "局" * 61, "不能超过60个字"),
    ],
)
def test_a_line_that_cannot_be_entered_is_named_and_none_is(first_clerk, kind, lines, reason):
    with pytest.raises(Refused, match=reason):
        actions.add_bodies(kind=kind, lines=lines, by=first_clerk)
    assert not Sector.objects.exists()


def test_the_page_keeps_what_was_typed(browse, first_clerk):
    page = browse(first_clerk).post("/people/bodies/villages", {"lines": "柳浦镇 河东村"}).content.decode()
    assert "柳浦镇 河东村" in page
    assert "y-errors" in page
