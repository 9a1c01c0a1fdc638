"""In the hall: a member asks for the floor on the phone, the clerk gives it, and the screen changes by itself."""

import pytest

from tests.journeys.person import PATIENCE, Person

SESSION = "夜间经济与居民安宁怎样兼顾"
ABOUT = "楼下摆摊，楼上怎么睡"


def session_of(person: Person) -> str:
    """The id of the session that is due next."""
    person.go("/consultations/")
    link = person.page.get_by_role("link", name=SESSION).first
    return link.get_attribute("href").rsplit("/", 1)[1]


@pytest.mark.browser
def test_the_screen_in_the_hall_follows_the_clerk(visitor):
    clerk, phone, screen = (
        Person(visitor(), "clerk"),
        Person(visitor(size="phone"), "member"),
        Person(visitor(), "clerk"),
    )
    session = session_of(clerk)
    phone.go(f"/consultations/floor/{session}/ask")
    phone.fill(about=ABOUT)
    screen.go(f"/consultations/floor/{session}/screen")
    assert ABOUT not in screen.page.locator(".y-hall-now").inner_text()
    clerk.go(f"/consultations/floor/{session}")
    turn = clerk.page.get_by_role("row").filter(has_text=ABOUT)
    clerk.click(turn.get_by_role("button", name="请发言"))
    screen.page.locator(".y-hall-now").filter(has_text=ABOUT).wait_for(timeout=PATIENCE)
    clerk.click(clerk.page.get_by_role("button", name="发言结束"))
    screen.page.locator(".y-hall-now").filter(has_not_text=ABOUT).wait_for(timeout=PATIENCE)
