"""Every write about themes: what they are, what belongs to them, their life, their publication."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.models import Thing
from yishi.assembly.base.moving import locked, moved
from yishi.assembly.base.revising import revise
from yishi.assembly.consultation.themes import rules
from yishi.assembly.consultation.themes.models import Theme, Tie

FACTS = ("title", "year", "leader", "why")


@transaction.atomic
def open_theme(*, facts: dict[str, Any], by: Any) -> Theme:
    """Set a theme. `facts`: what `FACTS` names. Raises `Refused` when the year has one of this title."""
    require(rules.may_open(by))
    _is_new(by.assembly_id, facts)
    theme = Theme.objects.create(
        assembly_id=by.assembly_id, planned_by_id=by.pk, **{name: facts[name] for name in FACTS}
    )
    audit.note(by=by, verb="theme.open", thing=theme)
    return theme


@transaction.atomic
def edit(*, theme: Theme, facts: dict[str, Any], version: int, by: Any) -> Theme:
    """Change what the theme says of itself. Raises `Overtaken` when another saved since `version`."""
    theme = locked(theme)
    require(rules.may(by, "edit", theme))
    _is_new(theme.assembly_id, facts, but=theme)
    changed = revise(theme, {name: facts[name] for name in FACTS}, version)
    audit.note(by=by, verb="theme.edit", thing=theme, changed=changed)
    return theme


@transaction.atomic
def tie(*, theme: Theme, things: Iterable[Thing], tier: str, by: Any) -> list[Tie]:
    """Tie things of any room to the theme at a tier. What is tied already only moves to that tier."""
    theme = locked(theme)
    require(rules.may(by, "tie", theme))
    ties = [_tied(theme, thing, tier, by) for thing in things]
    audit.note(by=by, verb="theme.tie", thing=theme, tier=tier, tied=[row.ref for row in ties])
    return ties


@transaction.atomic
def untie(*, tie: Tie, by: Any) -> None:
    """Take a thing out of the theme; the thing itself stays as it is."""
    require(rules.may(by, "tie", locked(tie.theme)))
    audit.note(by=by, verb="theme.untie", thing=tie.theme, ref=tie.ref)
    tie.delete()


@transaction.atomic
def begin(*, theme: Theme, by: Any) -> Theme:
    """From now on members see it."""
    theme = moved(rules, theme, "begin", by)
    theme.save(update_fields=["state"])
    audit.note(by=by, verb="theme.begin", thing=theme)
    return theme


@transaction.atomic
def conclude(*, theme: Theme, conclusion: str, by: Any) -> Theme:
    """Conclude, in the words of whoever concludes."""
    theme = moved(rules, theme, "conclude", by)
    theme.conclusion = conclusion
    theme.concluded_by_id, theme.concluded_at = by.pk, timezone.now()
    theme.save(update_fields=["state", "conclusion", "concluded_by", "concluded_at"])
    audit.note(by=by, verb="theme.conclude", thing=theme)
    return theme


@transaction.atomic
def resume(*, theme: Theme, why: str, by: Any) -> Theme:
    """Take a concluded theme up again, with the reason; its conclusion stays to be written on."""
    theme = moved(rules, theme, "resume", by)
    theme.concluded_by_id, theme.concluded_at = None, None
    theme.save(update_fields=["state", "concluded_by", "concluded_at"])
    audit.note(by=by, verb="theme.resume", thing=theme, why=why)
    return theme


@transaction.atomic
def publish(*, theme: Theme, by: Any) -> Theme:
    """Show the public what of the theme is public: sessions held, advice, confirmed outcomes; no names."""
    theme = locked(theme)
    require(rules.may(by, "publish", theme))
    theme.published_by_id, theme.published_at = by.pk, timezone.now()
    theme.save(update_fields=["published_by", "published_at"])
    audit.note(by=by, verb="theme.publish", thing=theme)
    return theme


@transaction.atomic
def withdraw(*, theme: Theme, by: Any) -> Theme:
    """Take the public page back."""
    theme = locked(theme)
    require(rules.may(by, "withdraw", theme))
    theme.published_by_id, theme.published_at = None, None
    theme.save(update_fields=["published_by", "published_at"])
    audit.note(by=by, verb="theme.withdraw", thing=theme)
    return theme


def _is_new(assembly_id: int, facts: dict[str, Any], but: Theme | None = None) -> None:
    same = Theme.objects.filter(assembly_id=assembly_id, year=facts["year"], title=facts["title"])
    if but is not None:
        same = same.exclude(pk=but.pk)
    if same.exists():
        raise Refused(_("%(year)s年已有同名主题“%(title)s”。") % {"year": facts["year"], "title": facts["title"]})


def _tied(theme: Theme, thing: Thing, tier: str, by: Any) -> Tie:
    if thing.assembly_id != theme.assembly_id:
        raise Refused(_("该事项属于另一个政协委员会。"))
    row, _new = Tie.objects.update_or_create(
        assembly_id=theme.assembly_id,
        theme=theme,
        ref=thing.ref,
        defaults={"tier": tier},
        create_defaults={"tier": tier, "title": str(thing)[:200], "tied_by_id": by.pk},
    )
    return row
