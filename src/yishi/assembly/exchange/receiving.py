"""Taking a package in: who signed it, whether it came before, and the room that it is for. All of it, or nothing."""

from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base import audit
from yishi.assembly.base.access import Refused, Words
from yishi.assembly.exchange import keys, packages, receipts, rules
from yishi.assembly.exchange.models import Link, Received, Seal
from yishi.assembly.exchange.packages import BadPackage, Package

REASONS: dict[str, Words] = {
    "size": _("交换包过大。"),
    "zip": _("这不是交换包，或者已经损坏。"),
    "manifest": _("交换包的清单缺项或有误。"),
    "files": _("交换包里的文件与清单不符，可能被改动过。"),
    "to": _("收件单位不在本系统。"),
    "signature": _("签名不符：不是该单位所发，或者被改动过。"),
    "made_at": _("发出时间晚于现在，请核对对方的时钟。"),
    "replay": _("同一包号已经收过另一份内容，拒收。"),
    "kind": _("本系统不收这一类交换包。"),
}


class Turned(Exception):
    """The package is refused for good; `reason` is told to the sender."""

    def __init__(self, reason: Words) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Unknown(Exception):
    """The sender is not (yet) a confirmed partner: worth another try later."""


def receive(*, content: bytes, by: Any = None) -> Received:
    """Take a package in, once: the same bytes sent again get the same receipt. Raises `Turned` or `Unknown`.

    `by` is whoever brought it by hand; nobody when it came over the net.
    """
    try:
        package = packages.read(content)
    except BadPackage as error:
        raise Turned(REASONS[error.code]) from None
    seal, link = _ends(package, by)
    if (known := _known(link, package)) is not None:
        return known
    try:
        return _taken(package, content, link, seal, by)
    except IntegrityError:  # the same package came twice at the same moment
        if (known := _known(link, package)) is not None:
            return known
        raise


def _ends(package: Package, by: Any) -> tuple[Seal, Link]:
    """Our key and the partner, once the signature is found to be theirs."""
    seal = Seal.objects.select_related("assembly").filter(assembly__public_id=package.to).first()
    if seal is None or (by is not None and seal.assembly_id != by.assembly_id):
        raise Turned(REASONS["to"])
    partners = Link.objects.select_related("assembly").filter(assembly_id=seal.assembly_id, other=package.sender)
    link = partners.filter(state=Link.State.CONFIRMED).first()
    if link is None:
        raise Unknown
    if not keys.is_signed_by(link.public_key, package.signature, packages.signed_text(package.manifest)):
        raise Turned(REASONS["signature"])
    if package.made_at > timezone.now() + rules.AHEAD:
        raise Turned(REASONS["made_at"])
    return seal, link


def _known(link: Link, package: Package) -> Received | None:
    """The package as it came before. Raises `Turned` when its id is used for other content."""
    before = Received.objects.filter(assembly_id=link.assembly_id, link=link, package_id=package.id).first()
    if before is not None and before.sha256 != package.sha256:
        raise Turned(REASONS["replay"])
    return before


@transaction.atomic
def _taken(package: Package, content: bytes, link: Link, seal: Seal, by: Any) -> Received:
    handler = settings.PACKAGE_KINDS.get(package.kind)
    if handler is None:
        raise Turned(REASONS["kind"])
    received = Received(assembly_id=link.assembly_id, link=link, package_id=package.id, kind=package.kind)
    received.title, received.made_at, received.body = package.title, package.made_at, package.body
    received.sha256 = package.sha256
    received.receipt = receipts.make(
        package=package.id,
        sha256=package.sha256,
        at=timezone.now(),
        sign=lambda text: keys.sign(seal.private_key, seal.assembly.public_id, text),
    )
    received.save()
    try:
        import_string(handler)(received)
    except Refused as refused:
        raise Turned(refused.reason) from None
    except (KeyError, TypeError, ValueError) as error:  # what the sender put into the body is not what we agreed on
        raise Turned(REASONS["manifest"]) from error
    received.package.save(f"{package.id}.zip", ContentFile(content))  # last: what was refused leaves no file
    audit.note(by=by, verb="exchange.receive", thing=received, sender=link.name, sha256=package.sha256)
    return received
