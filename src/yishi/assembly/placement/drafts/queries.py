"""Every read of the drafts' pages."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import fetch, require
from yishi.assembly.base.lives import Todo
from yishi.assembly.people.models import ActionGroup, Branch, Committee, Member, Seat, Sector, Village
from yishi.assembly.placement.drafts import rules, tables
from yishi.assembly.placement.drafts.models import Draft, Notice, Place, Wish, WishCall

SEATED: dict[str, Any] = {"committee": Committee, "group": ActionGroup, "branch": Branch}
BODY_OF = {"committee": "committee", "village": "group", "group": "group", "branch": "branch"}


def drafts(user: Any) -> QuerySet[Draft]:
    """The assembly's drafts, the newest first."""
    require(rules.may_look(user))
    rows = Draft.objects.filter(assembly_id=user.assembly_id).exclude(state=Draft.State.DROPPED)
    heavy = ("scheme", "bodies", "gaps", "broken")
    return rows.select_related("made_by", "proposed_by", "decided_by", "run").defer(*heavy)


def draft_for(user: Any, public_id: str, *, to: str = "look") -> Draft:
    rows = Draft.objects.select_related("run", "based_on", "made_by", "proposed_by", "decided_by")
    return fetch(rows, user, public_id, rules.may, to)


def in_force(assembly_id: int) -> Draft | None:
    return Draft.objects.filter(assembly_id=assembly_id, state=Draft.State.IN_FORCE).first()


def solved_register(draft: Draft) -> tables.Frames:
    """The register with the bodies that the draft was worked out for, groups it makes among them."""
    people, places, bodies, rulings = tables.register(draft)
    known = set(bodies["body_id"])
    made = [body for body in draft.bodies if body["kind"] == "group" and body["body_id"] not in known]
    if made:
        bodies = pl.concat([bodies, pl.DataFrame(made, schema=bodies.schema)])
    return people, places, bodies, rulings


@dataclass(slots=True)
class Body:
    """A committee, group or branch of a draft with whom it gets."""

    body_id: str
    name: str
    people: list["Person"] = field(default_factory=list)
    villages: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Person:
    """One row of a draft with the names that it speaks of."""

    place: Place
    name: str
    about: str
    was: str
    other: str


class Register:
    """Names of what a draft speaks of, each kind in one query."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._of = draft, {"assembly_id": draft.assembly_id}

    @cached_property
    def members(self) -> dict[str, str]:
        return dict(Member.objects.filter(**self._of).values_list("public_id", "name"))

    @cached_property
    def about(self) -> dict[str, str]:
        """Member → sector and post, as they sit today."""
        seats = Seat.objects.filter(until=None, **self._of).select_related("sector", "member")
        return {seat.member.public_id: _about(seat) for seat in seats}

    @cached_property
    def villages(self) -> dict[str, str]:
        rows = Village.objects.filter(**self._of).values_list("public_id", "name", "town__name")
        return {public_id: f"{town} {name}" for public_id, name, town in rows}

    @cached_property
    def sectors(self) -> set[str]:
        return set(Sector.objects.filter(**self._of).values_list("name", flat=True))

    @cached_property
    def _bodies(self) -> dict[str, dict[str, str]]:
        found = {
            kind: dict(model.objects.filter(**self._of).values_list("public_id", "name"))
            for kind, model in SEATED.items()
        }
        for body in self._draft.bodies:
            found[body["kind"]].setdefault(body["body_id"], body["name"])
        return found

    def bodies_of(self, placement: str) -> dict[str, str]:
        """Id → name of where a placement may lead; for links, the members."""
        return self.members if placement == "link" else self._bodies[BODY_OF[placement]]

    def subject(self, placement: str, subject: str) -> str:
        """The name of a member, village or sector."""
        return (self.villages if placement == "village" else self.members).get(subject, subject)


def _about(seat: Seat) -> str:
    post = seat.get_post_display() if seat.post != Seat.Post.MEMBER else ""
    return " · ".join(str(word) for word in (seat.sector, post) if word)


def bodies(draft: Draft, placement: str) -> list[Body]:
    """Each body of a placement with its people and, for groups, villages; the largest reading unit of the result."""
    register = Register(draft)
    names = register.bodies_of(placement)
    shown: dict[str, Body] = {}
    if placement != "link":
        shown = {body_id: Body(body_id, name) for body_id, name in sorted(names.items(), key=lambda pair: pair[1])}
    wanted = ("group", "village") if placement == "group" else (placement,)
    for place in draft.places.filter(placement__in=wanted):
        body = shown.setdefault(place.body, Body(place.body, names.get(place.body, _("没有安排"))))
        if place.placement == "village" and placement == "group":
            body.villages.append(register.villages.get(place.subject, place.subject))
        else:
            body.people.append(person(place, register))
    return [body for body in shown.values() if body.people or body.villages or placement != "link"]


def person(place: Place, register: Register) -> Person:
    names = register.bodies_of(place.placement)
    return Person(
        place,
        register.subject(place.placement, place.subject),
        register.about.get(place.subject, "") if place.placement != "village" else "",
        names.get(place.was, ""),
        names.get(place.other, ""),
    )


def body_names(user: Any) -> dict[str, str]:
    """Id → name of every committee, group and branch."""
    found: dict[str, str] = {}
    for model in SEATED.values():
        found |= dict(model.objects.filter(assembly_id=user.assembly_id).values_list("public_id", "name"))
    return found


def movers(draft: Draft, other: Draft | None) -> dict[str, list[tuple[str, str, str]]]:
    """Placement → (who, here, in the other draft) where they differ. No other: what is in force today."""
    register = Register(draft)
    here = {(place.placement, place.subject): place.body for place in draft.places.all()}
    there = _there(draft, other)
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for (placement, subject), body in here.items():
        before = there.get((placement, subject), "")
        if body != before:
            names = register.bodies_of(placement)
            found[placement].append(
                (register.subject(placement, subject), names.get(body, "—"), names.get(before, "—"))
            )
    return {placement: sorted(rows, key=lambda row: (row[1], row[0])) for placement, rows in found.items()}


def _there(draft: Draft, other: Draft | None) -> dict[tuple[str, str], str]:
    if other is not None:
        return {(place.placement, place.subject): place.body for place in other.places.all()}
    today = timezone.localdate()
    people, places = tables.people(draft.assembly_id, today), tables.places(draft.assembly_id, today)
    frames = tables.present(people, places)
    found = {(row[0], row[1]): row[2] for row in frames["assignments"].iter_rows()}
    return found | {("village", row[0]): row[1] for row in frames["villages"].iter_rows()}


def call(user: Any) -> WishCall | None:
    """The newest call for wishes."""
    return WishCall.objects.filter(assembly_id=user.assembly_id).first()


def wishes(user: Any) -> QuerySet[Wish]:
    return (
        Wish.objects.filter(assembly_id=user.assembly_id)
        .select_related("member")
        .order_by("placement", "member__pinyin")
    )


def wished(user: Any) -> dict[str, Any]:
    """What a member wished so far, as the form begins with it."""
    found: dict[str, Any] = {}
    for row in Wish.objects.filter(member_id=user.member_id):
        bodies = SEATED[row.placement].objects.filter(assembly_id=user.assembly_id)
        found |= {row.placement: bodies.filter(public_id=row.body).first(), "why": row.why}
    return found


def todos(user: Any) -> list[Todo]:
    """A proposed draft for the leader, an open call and an unread notice for a member."""
    waiting = []
    if user.is_a(*rules.LEADER):
        for draft in Draft.objects.filter(assembly_id=user.assembly_id, state=Draft.State.PROPOSED).only(
            "title", "public_id"
        ):
            word = _("决定安排方案“%(title)s”") % {"title": draft.title}
            waiting.append(Todo(word, reverse("placement:draft", args=[draft.public_id])))
    if user.member_id:
        if Notice.objects.filter(member_id=user.member_id, read_at=None, draft__state=Draft.State.IN_FORCE).exists():
            waiting.append(Todo(_("查看您的专委会、行动小组和联系人"), reverse("placement:mine")))
        asked = call(user)
        if asked and rules.may_wish(user, asked) and not Wish.objects.filter(member_id=user.member_id).exists():
            waiting.append(Todo(_("填写安排意愿（可以不填）"), reverse("placement:wish"), asked.until))
    return waiting
