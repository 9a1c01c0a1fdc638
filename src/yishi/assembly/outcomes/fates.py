"""What became of each numbered advice item: the rungs it reached, by confirmed outcomes that point at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Words
from yishi.assembly.consultation.models import Advice, Consultation
from yishi.assembly.outcomes.models import Outcome

Kind = Outcome.Kind
TAKEN_UP = (Kind.ADOPTED, Kind.INSTRUCTION, Kind.POLICY)


@dataclass(frozen=True, slots=True)
class Rung:
    word: Words
    day: date | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """An item and its rungs: said → adopted → promised → done → effect. `declined`: the outcome that says why not."""

    advice: Advice
    rungs: list[Rung]
    declined: Outcome | None


def fates(consultation: Consultation) -> list[Fate]:
    """Of every advice item of a consultation, in order."""
    rows = consultation.outcomes.filter(state=Outcome.State.CONFIRMED, advice__isnull=False).order_by("day", "pk")
    of: dict[int, list[Outcome]] = {}
    for outcome in rows:
        of.setdefault(outcome.advice_id or 0, []).append(outcome)
    said = timezone.localdate(consultation.starts_at)
    return [_fate(advice, said, of.get(advice.pk, [])) for advice in consultation.advice.select_related("unit")]


def _fate(advice: Advice, said: date, reached: list[Outcome]) -> Fate:
    return Fate(
        advice,
        [
            Rung(_("提出"), said),
            _rung(_("采用"), reached, TAKEN_UP),
            _rung(_("承诺"), reached, (Kind.PROMISED,)),
            _rung(_("落实"), reached, (Kind.DONE,)),
            Rung(_("成效（尚未测算）")),
        ],
        next((outcome for outcome in reached if outcome.kind == Kind.DECLINED), None),
    )


def _rung(word: Words, reached: list[Outcome], kinds: Iterable[str]) -> Rung:
    found = next((outcome for outcome in reached if outcome.kind in kinds), None)
    return Rung(word, found.day if found else None, found)
