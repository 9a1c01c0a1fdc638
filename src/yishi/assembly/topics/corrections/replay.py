"""People's corrections done again on a fresh reading, in the order in which they were made.

A correction is told of messages. A side of it is at home in the topic that now holds most of its messages; what the
reading did with the messages that came since is thereby respected. Where the reading speaks strongly against a
correction it is left undone and the doubt is told. No message is ever lost: each keeps one place, or none.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import polars as pl

from yishi.assembly.runs.pipelines import halves
from yishi.assembly.topics.corrections.models import Correction

HALF = 0.5  # below this share of its messages a side has no home; of a topic's messages, it is not the topic's matter
Kind = Correction.Kind


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as messages tell it. `sides`: public ids of tickets (models.Side says which side means what)."""

    pk: int
    kind: str
    at: datetime
    label: str
    key: str  # what the part that goes is called by (split)
    sides: tuple[frozenset[str], ...]
    labels: tuple[str, ...]


@dataclass(slots=True)
class Replay:
    """A reading under correction. `topic_of`, `incident_of`: of each message; `came`: when the newer messages came."""

    topic_of: dict[str, str | None]
    incident_of: Mapping[str, str | None]
    labels: dict[str, str]
    tickets: pl.DataFrame
    came: Mapping[str, datetime]
    doubts: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)  # key of a new topic → key of the one it was part of
    joined: dict[str, list[str]] = field(default_factory=dict)  # key of a topic → keys of those that joined it
    sources: dict[int, str | None] = field(default_factory=dict)  # move → the topic the reading had put its messages in
    _members: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for ticket, topic in self.topic_of.items():
            if topic is not None:
                self._members.setdefault(topic, set()).add(ticket)

    def do(self, told: Told) -> None:
        """Do one correction, or doubt it. A side none of whose messages is in the reading asks for nothing."""
        ways = {Kind.RENAME: self._rename, Kind.MERGE: self._merge, Kind.SPLIT: self._split, Kind.MOVE: self._move}
        ways[Kind(told.kind)](told)

    def home(self, side: Collection[str]) -> str | None:
        """The topic that holds most of the side's placed messages."""
        counted = self._counted(side)
        return min(counted, key=lambda key: (-counted[key], key)) if counted else None

    def members(self, key: str) -> set[str]:
        return self._members.get(key, set())

    def _rename(self, told: Told) -> None:
        if (key := self._sure_home(told, 0)) is not None:
            self.labels[key] = told.label

    def _merge(self, told: Told) -> None:
        base = self._sure_home(told, 0)
        for number in range(1, len(told.sides)):
            key = self._sure_home(told, number)
            if key is not None and base is not None and key != base:
                self._shift(self.members(key), base)
                self.joined.setdefault(base, []).append(key)
        if base is not None and told.label and told.pk not in self.doubts:
            self.labels[base] = told.label

    def _split(self, told: Told) -> None:
        stays, goes = (self.home(side) for side in told.sides)
        if stays is None or goes is None:
            return
        if stays != goes:  # the reading tells them apart; only stragglers cross over
            self._shift(told.sides[1] & self.members(stays), goes)
            self._shift(told.sides[0] & self.members(goes), stays)
            self.labels[goes] = told.label
        elif share := self._in_one_incident(told):
            self._doubt(told, "one_incident", told.labels[1], share)
        else:
            self._part(told, stays)

    def _move(self, told: Told) -> None:
        target, moving = told.sides
        self.sources[told.pk] = self.home(moving)
        followers = self._followers(told)
        if not target:
            self._shift(followers, None)
        elif (key := self._sure_home(told, 0, alone=True)) is not None:
            self._shift(followers, key)

    def _part(self, told: Told, key: str) -> None:
        """Divide topic `key`: as people said, then whole incidents with their majority, then by words and places."""
        messages = sorted(self.members(key))
        said = {ticket: number for number, side in enumerate(told.sides) for ticket in side}
        of_incident: dict[str, Counter[int]] = {}
        for ticket in messages:
            incident = self.incident_of.get(ticket)
            if incident is not None and ticket in said:
                of_incident.setdefault(incident, Counter())[said[ticket]] += 1
        sides = []
        for ticket in messages:
            votes = of_incident.get(self.incident_of.get(ticket) or "")
            sides.append(said.get(ticket, int(votes[1] > votes[0]) if votes else None))
        rows = pl.DataFrame({"ticket_id": messages}).join(
            self.tickets, on="ticket_id", how="left", maintain_order="left"
        )
        going = [ticket for ticket, side in zip(messages, halves.allot(rows, sides), strict=True) if side]
        self._shift(going, told.key)
        self.labels[told.key], self.origin[told.key] = told.label, key

    def _followers(self, told: Told) -> set[str]:
        """The moved messages, and those that came since to an incident whose earlier messages all moved."""
        moving = told.sides[1] & self.topic_of.keys()
        incidents = {self.incident_of.get(ticket) for ticket in moving} - {None}
        together: dict[str, set[str]] = {}
        for ticket, incident in self.incident_of.items():
            if incident in incidents:
                together.setdefault(str(incident), set()).add(ticket)
        wholes = [every for every in together.values() if not (self._known_to(told, every) - moving)]
        return set(moving).union(*wholes)

    def _in_one_incident(self, told: Told) -> float:
        """The share of the going messages that now share an incident with staying ones; 0 where it is under half."""
        staying = {self.incident_of.get(ticket) for ticket in told.sides[0]} - {None}
        going = [self.incident_of.get(ticket) for ticket in told.sides[1] if ticket in self.topic_of]
        share = sum(incident in staying for incident in going) / max(len(going), 1)
        return share if share >= HALF else 0.0

    def _sure_home(self, told: Told, number: int, *, alone: bool = False) -> str | None:
        """The home of a side, when most of the side is there and it is the home's own matter; else the doubt is told.

        `alone`: the home may be a larger matter.
        """
        side = told.sides[number]
        key = self.home(side)
        if key is None:
            return None
        counted = self._counted(side)
        if (share := counted[key] / counted.total()) < HALF:
            self._doubt(told, "scattered", told.labels[number], share)
            return None
        known = self._known_to(told, self.members(key))
        share = len(known & frozenset().union(*told.sides)) / max(len(known), 1)
        if share < HALF and not alone:
            self._doubt(told, "swallowed", told.labels[number], share)
            return None
        return key

    def _counted(self, side: Collection[str]) -> Counter[str]:
        return Counter(key for ticket in side if (key := self.topic_of.get(ticket)) is not None)

    def _known_to(self, told: Told, tickets: Collection[str]) -> set[str]:
        """Messages that were there when the correction was made."""
        return {ticket for ticket in tickets if ticket not in self.came or self.came[ticket] <= told.at}

    def _doubt(self, told: Told, code: str, label: str, share: float) -> None:
        self.doubts.setdefault(told.pk, []).append({"code": code, "label": label, "share": round(share, 4)})

    def _shift(self, tickets: Collection[str], key: str | None) -> None:
        for ticket in list(tickets):
            before = self.topic_of[ticket]
            if before == key:
                continue
            if before is not None:
                self._members[before].discard(ticket)
            if key is not None:
                self._members.setdefault(key, set()).add(ticket)
            self.topic_of[ticket] = key
