"""Long work of the room: working a draft out, with the best so far and its bound told while it goes."""

import time
from typing import Any

import polars as pl
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.placement.drafts import actions, tables
from yishi.assembly.placement.drafts.models import Draft, Place
from yishi.assembly.runs import lease, pipelines
from yishi.assembly.runs.models import Run
from yishi.engine.report import Progress

BETWEEN = 0.5  # seconds between two notes of the best so far
BATCH = 2000


def place(run: Run, progress: Progress) -> None:
    """Work out the draft of this run and store its answer; an answer worked out twice is the same."""
    draft = Draft.objects.get(assembly_id=run.assembly_id, public_id=run.params["draft"])
    scheme = pipelines.load_placing_scheme(draft.scheme)
    day = timezone.localdate()
    found = pipelines.perform(
        "placement", *tables.register(draft), run=run, progress=progress, scheme=scheme, watch=_Watch(draft)
    )
    with lease.storing(run):
        store(draft, found, day)
        audit.note(by=run.started_by, verb="placement.solved", thing=draft)


class _Watch:
    """Keeps placement → [best, bound] in the draft's row, seldom."""

    def __init__(self, draft: Draft) -> None:
        self._rows, self._live, self._last = Draft.objects.filter(pk=draft.pk), {}, 0.0  # type: ignore[var-annotated]

    def __call__(self, placement: str, best: float, bound: float) -> None:
        self._live[placement] = [round(best, 3), round(bound, 3)]
        if time.monotonic() - self._last > BETWEEN:
            self._last = time.monotonic()
            self._rows.update(live=self._live)


def store(draft: Draft, found: Any, day: Any) -> None:
    """The engine's answer as the draft's rows."""
    fixed = {(ruling.placement, ruling.who) for ruling in draft.rulings.filter(kind="fixed")}
    draft.places.all().delete()
    rows = [*_of_people(found.assignments), *_of_villages(found.villages)]
    Place.objects.bulk_create(
        (
            Place(
                assembly_id=draft.assembly_id,
                draft=draft,
                by_hand=(row["placement"], row["subject"]) in fixed,
                **row,
            )
            for row in rows
        ),
        batch_size=BATCH,
    )
    draft.state, draft.register_day = Draft.State.READY, day
    draft.bodies = found.bodies.to_dicts()
    draft.parts, draft.proofs = found.parts.to_dicts(), found.proofs.to_dicts()
    draft.gaps, draft.broken = tables.told(found.gaps), []
    draft.save(update_fields=["state", "register_day", "bodies", "parts", "proofs", "gaps", "broken"])


def _of_people(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "placement": row["placement"],
            "subject": row["member_id"],
            "body": row["body_id"] or "",
            "was": row["was"] or "",
            "moved": row["moved"],
            "reason": row["reason"] or "",
            "params": tables.params(row["params"]),
            "other": row["other"] or "",
            "other_cost": row["other_cost"],
            "other_reason": row["other_reason"] or "",
            "other_params": tables.params(row["other_params"]),
        }
        for row in frame.iter_rows(named=True)
    ]


def _of_villages(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "placement": "village",
            "subject": row["village_id"],
            "body": row["body_id"] or "",
            "was": row["was"] or "",
            "moved": row["moved"],
            "reason": row["reason"] or "",
            "params": tables.params(row["params"]),
        }
        for row in frame.iter_rows(named=True)
    ]


def begin_due() -> int:
    """Put in force what was decided for today or earlier. Called every minute; returns how many there were."""
    due = Draft.objects.filter(state=Draft.State.DECIDED, day__lte=timezone.localdate()).select_related("decided_by")
    drafts = list(due)
    for draft in drafts:
        actions.put_in_force(draft=draft, by=draft.decided_by)
    return len(drafts)
