"""Partners entered and confirmed; packages sent, acknowledged, sent again, called off. `receiving.py` takes them in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from ulid import ULID

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, require
from yishi.assembly.base.moving import moved
from yishi.assembly.exchange import keys, packages, receipts, rules, rules_links
from yishi.assembly.exchange.cards import Card
from yishi.assembly.exchange.models import Dispatch, Link, Seal

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Content:
    """What a package carries: plain data, and files by name."""

    body: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)


@transaction.atomic
def make_seal(*, address: str, by: Any) -> Seal:
    """The assembly's key, made once; later only its address changes."""
    require(rules_links.may_manage(by))
    seal = Seal.objects.select_for_update().filter(assembly_id=by.assembly_id).first()
    if seal is None:
        public_key, private_key = keys.new_pair(by.assembly.public_id)
        seal = Seal(assembly_id=by.assembly_id, public_key=public_key, private_key=private_key)
    seal.address = address
    seal.save()
    audit.note(by=by, verb="exchange.make_seal", key=keys.fingerprint(seal.public_key), address=address)
    return seal


@transaction.atomic
def introduce(*, card: Card, by: Any) -> Link:
    """Enter another assembly from its card. It counts once a second person confirmed the fingerprint."""
    require(rules_links.may_manage(by))
    if card.other == by.assembly.public_id:
        raise Refused(_("这是本单位自己的名片。"))
    facts = {"name": card.name, "level": card.level, "address": card.address}
    if Link.objects.filter(assembly_id=by.assembly_id, other=card.other, public_key=card.public_key).exists():
        raise Refused(_("“%(name)s”已经登记过。") % {"name": card.name})
    of = {"assembly_id": by.assembly_id, "other": card.other, "public_key": card.public_key}
    link = Link.objects.create(**of, **facts, entered_by_id=by.pk)
    audit.note(by=by, verb="exchange.introduce", thing=link, key=keys.fingerprint(link.public_key))
    return link


@transaction.atomic
def confirm(*, link: Link, by: Any) -> Link:
    """A second person compared the fingerprint with the other side. An older key of theirs ends with it."""
    link = moved(rules_links, link, "confirm", by)
    older = Link.objects.filter(assembly_id=link.assembly_id, other=link.other, state=Link.State.CONFIRMED)
    older.update(state=Link.State.ENDED)
    link.confirmed_by_id, link.confirmed_at = by.pk, timezone.now()
    link.save(update_fields=["state", "confirmed_by", "confirmed_at"])
    audit.note(by=by, verb="exchange.confirm", thing=link, key=keys.fingerprint(link.public_key))
    return link


@transaction.atomic
def end(*, link: Link, why: str, by: Any) -> Link:
    """Nothing is sent to this partner or taken from it any more."""
    link = moved(rules_links, link, "end", by)
    link.save(update_fields=["state"])
    audit.note(by=by, verb="exchange.end", thing=link, why=why)
    return link


@transaction.atomic
def send(*, link: Link, kind: str, title: str, thing: str, content: Content, by: Any) -> Dispatch:
    """Pack, sign and put on its way; the delivery itself is the round's (`delivery.py`).

    `by` is nobody for what the system passes on by itself: an answer that came down, to whoever it came from.
    """
    require(rules_links.may_send(by, link) if by else rules_links.is_known(link))
    seal = Seal.objects.select_related("assembly").filter(assembly_id=link.assembly_id).first()
    if seal is None:
        raise Refused(_("本单位还没有交换密钥，请先在“上下级往来”中生成。"))
    now = timezone.now()
    dispatch = Dispatch(assembly_id=link.assembly_id, link=link, public_id=str(ULID()), kind=kind, thing=thing)
    dispatch.title, dispatch.next_try_at = title[:LONGEST_TITLE], now
    ends = {"sender": seal.assembly.public_id, "to": link.other}
    told = {"id": dispatch.public_id, "kind": kind, "title": dispatch.title, "made_at": now.isoformat()}
    try:
        packed, dispatch.sha256 = packages.pack(
            {**told, **ends, "body": dict(content.body)}, content.files, lambda text: _signed(seal, text)
        )
    except keys.SecretChanged:
        raise Refused(_("本系统的密钥口令已更换，交换密钥无法读取；请联系管理员。")) from None
    if len(packed) > packages.MOST_BYTES:
        raise Refused(_("材料过大，超过%(most)s MB，无法报送。") % {"most": packages.MOST_BYTES // 1024 // 1024})
    dispatch.package.save(f"{dispatch.public_id}.zip", ContentFile(packed), save=False)
    dispatch.save()
    audit.note(by=by, verb="exchange.send", thing=dispatch, to=link.name, sha256=dispatch.sha256)
    return dispatch


@transaction.atomic
def acknowledge(*, dispatch: Dispatch, receipt: str, by: Any) -> Dispatch:
    """A receipt brought back by hand. Raises `Refused` when it is not this package's, or not theirs."""
    dispatch = moved(rules, dispatch, "acknowledge", by)
    if not receipts.is_for(dispatch, receipt):
        raise Refused(_("这不是对方对这一件的回执，或签名不符。"))
    dispatch.receipt, dispatch.delivered_at, dispatch.trouble = receipt, timezone.now(), ""
    dispatch.save(update_fields=["state", "receipt", "delivered_at", "trouble"])
    audit.note(by=by, verb="exchange.acknowledge", thing=dispatch)
    return dispatch


@transaction.atomic
def try_again(*, dispatch: Dispatch, by: Any) -> Dispatch:
    """Try at once instead of at the next turn; also what the other side refused, once the cause is mended."""
    dispatch = moved(rules, dispatch, "try_again", by)
    dispatch.next_try_at, dispatch.trouble = timezone.now(), ""
    dispatch.save(update_fields=["state", "next_try_at", "trouble"])
    audit.note(by=by, verb="exchange.try_again", thing=dispatch)
    return dispatch


@transaction.atomic
def call_off(*, dispatch: Dispatch, why: str, by: Any) -> Dispatch:
    """Take back what has not arrived, with the reason."""
    dispatch = moved(rules, dispatch, "call_off", by)
    dispatch.save(update_fields=["state"])
    audit.note(by=by, verb="exchange.call_off", thing=dispatch, why=why)
    return dispatch


def _signed(seal: Seal, text: bytes) -> str:
    return keys.sign(seal.private_key, seal.assembly.public_id, text)
