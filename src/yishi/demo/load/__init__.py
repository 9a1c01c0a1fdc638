"""The invented city into the database, once: `yishi serve --demo` calls `load_once`."""

import os

from django.db import transaction

from yishi.assembly.people.models import Assembly
from yishi.demo.city import TICKETS, invent
from yishi.demo.load import (
    history,
    live,
    night,
    opinions,
    outreach,
    people,
    placement,
    plans,
    proposals,
    public,
    research,
    reviews,
    supervisions,
    themes,
    tickets,
    upward,
    visits,
)


def load_once() -> bool:
    """Make the city and store it whole, unless an assembly is there already. Returns whether it was made.

    `YISHI_DEMO_TICKETS` in the environment makes a city with fewer messages, for a quicker look.
    """
    if Assembly.objects.exists():
        return False
    print("  inventing 澄川市 …", flush=True)
    city = invent(tickets=int(os.environ.get("YISHI_DEMO_TICKETS", TICKETS)))
    with transaction.atomic():
        cast = people.load(city)
        print(f"  storing {city.tickets.height:,} messages, masked …", flush=True)
        tickets.load(city, cast)
        history.load(city, cast)
        supervisions.load(cast)
        plans.load(cast)
        night.load(cast)
        proposals.load(cast)
        reviews.load(cast)
        opinions.load(cast)
        visits.load(cast)
        outreach.load(cast)
    print("  reading the messages for topics, working out points …", flush=True)
    live.load(city, cast)
    placement.load(cast)
    public.load(cast)
    supervisions.tie(cast)
    themes.sessions(cast)
    research.load(cast)
    themes.load(cast)
    upward.load(cast)
    return True
