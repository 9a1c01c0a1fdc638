"""Every write on bursts that a person makes: taking note of one, and closing it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.moving import moved
from yishi.assembly.topics.bursts import rules
from yishi.assembly.topics.bursts.models import Burst


@transaction.atomic
def see(*, burst: Burst, word: str, by: Any) -> Burst:
    """Take note of the burst, with a word on what is done about it."""
    burst = moved(rules, burst, "see", by)
    burst.seen_by_id, burst.seen_at, burst.word = by.pk, timezone.now(), word
    burst.save(update_fields=["state", "seen_by", "seen_at", "word"])
    audit.note(by=by, verb="topics.see_burst", thing=burst, why=word)
    return burst


@transaction.atomic
def close(*, burst: Burst, verdict: str, closing: str = "", by: Any) -> Burst:
    """Close the burst with what it turned out to be: false alarms are counted from these verdicts."""
    burst = moved(rules, burst, "close", by)
    burst.closed_by_id, burst.closed_at, burst.verdict, burst.closing = by.pk, timezone.now(), verdict, closing
    burst.save(update_fields=["state", "closed_by", "closed_at", "verdict", "closing"])
    audit.note(by=by, verb="topics.close_burst", thing=burst, why=closing, verdict=verdict)
    return burst
