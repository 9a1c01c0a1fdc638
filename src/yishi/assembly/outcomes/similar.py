"""What came of bulletins, told where somebody writes about the same matter."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Words
from yishi.assembly.outcomes import queries
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.runs.similar import Fate

# Rung of the ladder → what is said of a bulletin that reached it.
WORDS: dict[str, Words] = {
    Outcome.Kind.ADOPTED: _("已采用"),
    Outcome.Kind.INSTRUCTION: _("已获批示"),
    Outcome.Kind.PROMISED: _("已承诺办理"),
    Outcome.Kind.DONE: _("已落实"),
}


def fates(user: Any, bulletins: Collection[str]) -> dict[str, Fate]:
    """The furthest rung that each of these bulletins (public ids) reached, and the day it first did; confirmed only."""
    confirmed = queries.outcomes(user).filter(state=Outcome.State.CONFIRMED, bulletin__public_id__in=bulletins)
    rows = confirmed.filter(kind__in=queries.LADDER).order_by("-day").values_list("bulletin__public_id", "kind", "day")
    climbed = sorted(rows, key=lambda row: queries.LADDER.index(row[1]))  # of one rung, the first day comes last
    return {public_id: Fate(WORDS[kind], day) for public_id, kind, day in climbed}
