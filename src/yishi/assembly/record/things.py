"""From a deed's `thing` to the page of what it belongs to. Strings only: the book knows no room above it."""

from django.urls import reverse

PAGES = {
    "consultation": "consultation:consultation",
    "bulletin": "opinions:bulletin",
    "report": "opinions:report",
    "proposal": "proposals:proposal",
    "outcome": "outcomes:outcome",
    "topic": "topics:topic",
    "research": "consultation:research",
    "supervision": "consultation:supervision",
    "theme": "consultation:theme",
    "visit": "outreach:visit",
    "studiocase": "outreach:studio",
    "slot": "outreach:slot",
    "talk": "outreach:talk",
}


def address(thing: str) -> str:
    """The address of the page of `kind:public_id`; empty where no page shows it."""
    kind, _colon, public_id = thing.partition(":")
    page = PAGES.get(kind)
    return reverse(page, args=[public_id]) if page and public_id else ""
