"""What day it was when a phone's clock is wrong: both clocks are kept, and the server's decides."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

TRUSTED = timedelta(minutes=10)  # so far a phone's clock may be off without a word
OLDEST = timedelta(days=366)  # a visit longer ago is not logged any more


@dataclass(frozen=True, slots=True)
class Clock:
    """`saved`: when the phone says it saved the visit; `off`: seconds the server was ahead when it arrived."""

    saved: datetime
    off: int
    at: datetime  # when it was saved, by the server's clock, as far as can be told

    @property
    def day(self) -> date:
        return timezone.localdate(self.at)


def read(saved: datetime | None, sent: datetime | None, now: datetime) -> Clock:
    """`saved` and `sent` as the phone's clock told them; without them it was now. A moment to come becomes now."""
    if saved is None or sent is None:
        return Clock(now, 0, now)
    off = now - sent
    off = timedelta(0) if abs(off) < timedelta(seconds=60) else off  # so long a slow network may take
    at = min(saved + off, now)
    return Clock(saved, round(off.total_seconds()), at)


def is_trusted(off: int) -> bool:
    return abs(off) <= TRUSTED.total_seconds()
