"""Messages that the last reading could place in no topic, and why."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Concat, Length
from django.utils.translation import gettext_lazy as _

from yishi.assembly.runs.models import Run
from yishi.assembly.runs.pipelines import SHORTEST
from yishi.assembly.topics.models import Placing

SHORT = Q(characters__lt=SHORTEST)
ALONE = Q(incident__isnull=True) | Q(incident__size__lte=1)
LOGGED = _("暂不归类的来件")  # how the list of those who looked names this page
# Code → (what it asks of a placing, its word, what it means).
REASONS = {
    "short": (SHORT, _("内容太短"), _("内容太短，看不出说的是什么事。")),
    "alone": (~SHORT & ALONE, _("独此一件"), _("没有相近的来件，与任何议题都不够相近。")),
    "apart": (~SHORT & ~ALONE, _("几件相近"), _("与几件来件同属一起事件，但与任何议题都不够相近。")),
}


def undecided(run: Run) -> QuerySet[Placing]:
    """The placings without a topic, the newest message first. `characters`: length of the message."""
    rows = Placing.objects.filter(run=run, topic__isnull=True).select_related("ticket", "incident")
    length = Length(Concat(F("ticket__title"), F("ticket__text"), Value("")))
    return rows.annotate(characters=length).order_by("-ticket__received_at", "pk")


def for_reason(run: Run, reason: str) -> QuerySet[Placing]:
    """Those undecided for one reason, or all."""
    rows = undecided(run)
    return rows.filter(REASONS[reason][0]) if reason in REASONS else rows


def tabs(run: Run) -> list[tuple[str, Any, int]]:
    """(reason, word, count) for each tab of the page; the first holds all."""
    counted = {code: Count("pk", filter=asked) for code, (asked, *_words) in REASONS.items()}
    found = undecided(run).order_by().aggregate(**counted)
    by_reason = [(code, words[0], found[code]) for code, (_asked, *words) in REASONS.items()]
    return [("", _("全部"), sum(found.values())), *by_reason]


def reason_of(placing: Placing) -> Any:
    """Why this one was not placed, in words. `placing`: of `undecided`."""
    if placing.characters < SHORTEST:  # type: ignore[attr-defined]
        return REASONS["short"][2]
    alone = placing.incident is None or placing.incident.size <= 1
    return REASONS["alone" if alone else "apart"][2]
