"""Assemblies above one another on this installation, each with two clerks and a leader."""

from datetime import date

from yishi.assembly.base.access import Role
from yishi.assembly.exchange import actions, cards, queries
from yishi.assembly.people.models import Assembly, Grant, User


def account(assembly, username: str, full_name: str, role: str, **links) -> User:
    user = User.objects.create(username=username, full_name=full_name, assembly=assembly, **links)
    Grant.objects.create(assembly=assembly, user=user, role=role, since=date(2022, 1, 1))
    return user


class Office:
    """An assembly with two clerks and a leader."""

    def __init__(self, assembly: Assembly, code: str) -> None:
        self.assembly = assembly
        self.clerk = account(assembly, f"{code}1", f"{assembly.place}经办甲", Role.CLERK)
        self.second = account(assembly, f"{code}2", f"{assembly.place}经办乙", Role.CLERK)
        self.leader = account(assembly, f"{code}3", f"{assembly.place}领导", Role.LEADER)
        self.seal = actions.make_seal(address="", by=self.clerk)

    def knows(self, other: "Office"):
        link = actions.introduce(card=cards.read(cards.of(other.seal)), by=self.clerk)
        return actions.confirm(link=link, by=self.second)

    def link_to(self, other: "Office"):
        return queries.links(self.clerk).get(other=other.assembly.public_id, state="confirmed")


def above(office: Office, below: Office) -> Office:
    """The office, once both have checked each other's cards."""
    office.knows(below)
    below.knows(office)
    return office
