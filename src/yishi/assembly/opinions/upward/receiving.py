"""What packages for this room become (settings.PACKAGE_KINDS): a text from below, an answer from above.

Both stand on a verified signature of a confirmed partner. What the sender put into the body is still checked: a value
that is not what was agreed raises, and the package is refused whole.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused
from yishi.assembly.exchange.models import Received
from yishi.assembly.opinions.addressees.models import Addressee, Fate, Level
from yishi.assembly.opinions.reports.form_rules import PARTS
from yishi.assembly.opinions.upward import telling
from yishi.assembly.opinions.upward.models import Incoming

LONGEST_TITLE, LONGEST_TEXT, LONGEST_NAME, LONGEST_WORDS = 120, 20_000, 80, 500
MOST_ITEMS = 50


def bulletin(received: Received) -> None:
    """A bulletin that an assembly below sends up waits for our office."""
    if received.link.is_above:
        raise Refused(_("上级单位不向下级报送专报。"))
    body = received.body
    items = [_item(item) for item in _listed(body["items"])]
    of = {"assembly_id": received.assembly_id, "received": received, "title": received.title}
    Incoming.objects.create(
        **of, number=_text(body["number"], 60), signatory=_text(body["signatory"], 40, needed=False), items=items
    )


def fate(received: Received) -> None:
    """An assembly above tells what came of a bulletin of ours; authors and outcomes hear of it as of our own."""
    body = received.body
    sent = Addressee.objects.select_related("bulletin__assembly", "bulletin__incoming")
    row = sent.filter(
        assembly_id=received.assembly_id, dispatch__public_id=body["of"], dispatch__link__other=received.link.other
    ).first()
    if row is None:
        raise Refused(_("没有找到所指的报送件。"))
    words, day = _text(body["words"], LONGEST_WORDS), date.fromisoformat(body["day"])
    addressee = _who(row, body["where"])
    if body["kind"] == telling.KEPT:
        _answered(addressee, words)
    else:
        _done(addressee, received, Fate.Kind(body["kind"]), day, words)


def _who(row: Addressee, where: dict[str, Any]) -> Addressee:
    """The partner itself, or somebody further up whom the partner speaks for."""
    name, level = _text(where["name"], LONGEST_NAME), Level(where["level"])
    if name == row.name:
        return row
    found, _new = Addressee.objects.get_or_create(
        assembly_id=row.assembly_id, bulletin=row.bulletin, name=name, defaults={"level": level}
    )
    return found


def _answered(addressee: Addressee, words: str) -> None:
    addressee.answer, addressee.answered_at = words, timezone.now()
    addressee.save(update_fields=["answer", "answered_at"])
    telling.kept_above(addressee)


def _done(addressee: Addressee, received: Received, kind: Fate.Kind, day: date, words: str) -> None:
    place = received.body["place"]
    item = addressee.bulletin.items.select_related("report").filter(place=place).first() if place else None
    made = Fate.objects.create(
        assembly_id=received.assembly_id,
        state=Fate.State.CONFIRMED,
        addressee=addressee,
        report=item.report if item else None,
        kind=kind,
        day=min(day, timezone.localdate()),
        words=words,
        proof_note=_("%(name)s的签名交换包") % {"name": received.link.name},
        told_by=received.link.name,
        received=received,
        decided_at=timezone.now(),
    )
    audit.note(by=None, verb="opinions.hear_fate", thing=made, kind=kind, level=addressee.level)
    for path in settings.FATES_TOLD:
        import_string(path)(made)


def _listed(items: Any) -> list[dict[str, Any]]:
    if not isinstance(items, list) or not 0 < len(items) <= MOST_ITEMS:
        raise ValueError("items")
    return items


def _item(item: dict[str, Any]) -> dict[str, Any]:
    texts = {name: _text(item[name], LONGEST_TEXT, needed=False) for name in PARTS}
    head = {"title": _text(item["title"], LONGEST_TITLE), "reflector": _text(item["reflector"], 80, needed=False)}
    return {**head, **texts, "place": int(item["place"])}


def _text(value: Any, longest: int, *, needed: bool = True) -> str:
    if not isinstance(value, str) or len(value) > longest or (needed and not value.strip()):
        raise ValueError("text")
    return value
