"""What became of each numbered advice item: the rungs it reached, by confirmed outcomes that point at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base.access import Words
from yishi.assembly.consultation.models import Advice, Consultation
from yishi.assembly.outcomes import sources
from yishi.assembly.outcomes.models import Outcome
from yishi.assembly.outcomes.sources import Source
from yishi.assembly.proposals.models import Suggestion

Kind = Outcome.Kind
TAKEN_UP = (Kind.ADOPTED, Kind.INSTRUCTION, Kind.POLICY)


@dataclass(frozen=True, slots=True)
class Rung:
    word: Words
    day: date | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """A numbered item and its rungs: said → adopted → promised → done → effect. `unit`: who it is for; `declined`: the
    outcome that says why not."""

    item: Advice | Suggestion
    unit: str
    rungs: list[Rung]
    declined: Outcome | None


def fates(source: Source) -> list[Fate]:
    """Of every numbered item of a consultation or proposal, in order."""
    kind = sources.kind_of(source)
    if kind not in sources.ITEMS:
        return []
    field = f"{sources.ITEMS[kind]}_id"
    of: dict[int, list[Outcome]] = {}
    for outcome in source.outcomes.filter(state=Outcome.State.CONFIRMED).order_by("day", "pk"):
        of.setdefault(getattr(outcome, field) or 0, []).append(outcome)
    said = _said(source)
    return [_fate(item, said, of.get(item.pk, [])) for item in sources.items(source)]


def _said(source: Source) -> date:
    if isinstance(source, Consultation):
        return timezone.localdate(source.starts_at)
    return timezone.localdate(source.submitted_at or source.created_at)


def _fate(item: Advice | Suggestion, said: date, reached: list[Outcome]) -> Fate:
    return Fate(
        item,
        str(getattr(item, "unit", None) or ""),
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
