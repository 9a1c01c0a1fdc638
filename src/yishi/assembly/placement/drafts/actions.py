"""Every write of a draft: made, ruled, solved, adjusted by hand, proposed, decided, put in force."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.placement.drafts import queries, rules, tables
from yishi.assembly.placement.drafts.applying import apply
from yishi.assembly.placement.drafts.models import Draft, Place, Ruling
from yishi.assembly.placement.drafts.scheme_text import with_values
from yishi.assembly.runs import actions as runs
from yishi.assembly.runs import pipelines
from yishi.assembly.runs.models import Run

JOB = "yishi.assembly.placement.drafts.jobs.place"


@transaction.atomic
def make(*, title: str, based_on: Draft | None = None, by: Any) -> Draft:
    """A new draft: with the rules and rulings of another, or with those that come with the product."""
    require(rules.may_make(by))
    if based_on is not None:
        require(rules.may(by, "look", based_on))
    text = based_on.scheme if based_on else pipelines.shipped_placing_text()
    draft = Draft.objects.create(
        assembly_id=by.assembly_id, title=title, scheme=text, based_on=based_on, made_by_id=by.pk
    )
    if based_on is not None:
        for ruling in based_on.rulings.all():
            ruling.pk, ruling.draft = None, draft
            ruling.save(force_insert=True)
    audit.note(by=by, verb="placement.make", thing=draft)
    return draft


@transaction.atomic
def set_rules(*, draft: Draft, text: str, by: Any) -> Draft:
    """The whole scheme as a text. Raises the engine's InputError, with line and column, where it does not read."""
    draft = locked(draft)
    require(rules.may(by, "edit", draft))
    pipelines.load_placing_scheme(text)
    draft.scheme = text
    draft.save(update_fields=["scheme"])
    audit.note(by=by, verb="placement.set_rules", thing=draft)
    return draft


@transaction.atomic
def set_values(*, draft: Draft, values: Mapping[tuple[str, ...], Any], by: Any) -> Draft:
    """Some limits and prices of the scheme, by the way to them: ("group", "prices", "home") → 1.5."""
    return set_rules(draft=draft, text=with_values(locked(draft).scheme, values), by=by)


@transaction.atomic
def rule(*, draft: Draft, facts: Mapping[str, str], by: Any) -> Ruling:
    """Fix, bar, keep together or apart. `facts`: kind, placement, who, other, why."""
    draft = locked(draft)
    require(rules.may(by, "edit", draft))
    found: dict[str, Any]
    why, found = facts["why"], {name: facts[name] for name in ("kind", "placement", "who", "other")}
    _check(draft, found)
    made, _new = Ruling.objects.update_or_create(
        assembly_id=draft.assembly_id, draft=draft, **found, defaults={"why": why, "made_by_id": by.pk}
    )
    audit.note(by=by, verb="placement.rule", thing=draft, why=why, **found)
    return made


@transaction.atomic
def unrule(*, draft: Draft, ruling: Ruling, by: Any) -> None:
    """Take a ruling back."""
    draft = locked(draft)
    require(rules.may(by, "edit", draft))
    audit.note(by=by, verb="placement.unrule", thing=draft, kind=ruling.kind, who=ruling.who, other=ruling.other)
    ruling.delete()


@transaction.atomic
def solve(*, draft: Draft, by: Any) -> Run:
    """Hand the draft to the engine; its rows change when the run is done, or not at all."""
    draft = locked(draft)
    require(rules.may(by, "solve", draft))
    pipelines.load_placing_scheme(draft.scheme)
    title = _("求解安排方案：%(title)s") % {"title": draft.title}
    run = runs.begin(job=JOB, title=title, params={"draft": draft.public_id}, by=by)
    draft.run, draft.live = run, {}
    draft.save(update_fields=["run", "live"])
    audit.note(by=by, verb="placement.solve", thing=draft)
    return run


@transaction.atomic
def adjust(*, draft: Draft, placement: str, subject: str, body: str, why: str, by: Any) -> Place:
    """Put one member or village elsewhere by hand. It becomes a ruling, so that solving again keeps it."""
    draft = locked(draft)
    require(rules.may(by, "adjust", draft))
    place = Place.objects.select_for_update().get(draft=draft, placement=placement, subject=subject)
    facts = {"kind": Ruling.Kind.FIXED, "placement": placement, "who": subject}
    _check(draft, facts | {"other": body})
    Ruling.objects.filter(draft=draft, **facts).delete()
    Ruling.objects.create(assembly_id=draft.assembly_id, draft=draft, other=body, why=why, made_by_id=by.pk, **facts)
    before, place.body, place.by_hand = place.body, body, True
    place.moved = bool(place.was) and place.was != body
    place.reason, place.params = "placement.why.fixed", {"why": why}
    place.other, place.other_cost = "", None
    place.save()
    _judge(draft)
    audit.note(by=by, verb="placement.adjust", thing=draft, why=why, who=subject, was=before, now=body)
    return place


@transaction.atomic
def propose(*, draft: Draft, by: Any) -> Draft:
    """The office stands for it; a leader decides."""
    draft = moved(rules, draft, "propose", by)
    draft.proposed_by_id, draft.proposed_at = by.pk, timezone.now()
    return _saved(draft, "propose", by)


@transaction.atomic
def take_back(*, draft: Draft, by: Any) -> Draft:
    """The office wants to change it once more."""
    return _unproposed(draft, "take_back", by)


@transaction.atomic
def send_back(*, draft: Draft, why: str, by: Any) -> Draft:
    """The leader wants it changed, and says what."""
    return _unproposed(draft, "return", by, why=why)


@transaction.atomic
def decide(*, draft: Draft, ground: str, day: date, by: Any) -> Draft:
    """The decision carries a name, a ground and a day; it takes effect on that day, all of it or nothing."""
    draft = moved(rules, draft, "decide", by)
    require(rules.day_fits(day))
    if Draft.objects.filter(assembly_id=draft.assembly_id, state=Draft.State.DECIDED).exists():
        raise Refused(_("另一个方案已经决定、等待施行，请先撤回。"))
    draft.decided_by_id, draft.decided_at, draft.ground, draft.day = by.pk, timezone.now(), ground, day
    _saved(draft, "decide", by, why=ground)
    return put_in_force(draft=draft, by=by) if day <= timezone.localdate() else draft


@transaction.atomic
def withdraw(*, draft: Draft, why: str, by: Any) -> Draft:
    """Take a decision back before its day."""
    draft = moved(rules, draft, "withdraw", by)
    draft.decided_by, draft.decided_at, draft.ground, draft.day = None, None, "", None
    draft.proposed_by, draft.proposed_at = None, None
    return _saved(draft, "withdraw", by, why=why)


@transaction.atomic
def drop(*, draft: Draft, by: Any) -> Draft:
    """Put a draft aside for good."""
    return _saved(moved(rules, draft, "drop", by), "drop", by)


@transaction.atomic
def put_in_force(*, draft: Draft, by: Any) -> Draft:
    """What was decided takes effect: seats, villages, links, and a notice for everybody placed."""
    draft = locked(draft)
    if draft.state != Draft.State.DECIDED or draft.day is None or draft.day > timezone.localdate():
        raise Refused(_("这个方案还没有到施行的日期。"))
    Draft.objects.filter(assembly_id=draft.assembly_id, state=Draft.State.IN_FORCE).update(state=Draft.State.PAST)
    draft.state = Draft.State.IN_FORCE
    return _saved(draft, "put_in_force", by, **apply(draft, by))


def _unproposed(draft: Draft, verb: str, by: Any, *, why: str = "") -> Draft:
    draft = moved(rules, draft, verb, by)
    draft.proposed_by, draft.proposed_at = None, None
    return _saved(draft, verb, by, why=why)


def _saved(draft: Draft, verb: str, by: Any, *, why: str = "", **detail: Any) -> Draft:
    draft.save()
    audit.note(by=by, verb=f"placement.{verb}", thing=draft, why=why, **detail)
    return draft


def _check(draft: Draft, facts: Mapping[str, str]) -> None:
    """Whom and what a ruling speaks of must be there."""
    known = queries.Register(draft)
    placement, pair = facts["placement"], facts["kind"] in (Ruling.Kind.TOGETHER, Ruling.Kind.APART)
    subjects = known.villages if placement == "village" else known.members
    others = subjects if pair or placement == "link" else known.bodies_of(placement)
    sector = placement == "committee" and not pair and facts["who"] in known.sectors
    if (facts["who"] not in subjects and not sector) or facts["other"] not in others or facts["who"] == facts["other"]:
        raise Refused(_("没有找到所指的委员、村(社区)或组织，请从名单中选择。"))


def _judge(draft: Draft) -> None:
    """The objective and the broken rules, after a change by hand."""
    frames = queries.solved_register(draft)
    judged = pipelines.judge(*frames, tables.frames(draft.places.all()), pipelines.load_placing_scheme(draft.scheme))
    draft.parts = judged.parts.to_dicts()
    draft.broken = tables.told(judged.violations)
    draft.save(update_fields=["parts", "broken"])
