"""The round that delivers: every package whose time has come is sent once, and put off while the other side is away.

Called every few seconds by the server's rounds (`yishi serve`). Each row is claimed by moving its next try before
anything is sent, so two rounds never send the same one at once; a round that dies loses nothing.
"""

import json
import logging
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from yishi.assembly.exchange import receipts, receiving, rules
from yishi.assembly.exchange.models import Dispatch, Link, Received, Seal

log = logging.getLogger(__name__)
PATH = "/exchange/receive"
PATIENCE = 20  # seconds for one package
MOST_ANSWER = 64 * 1024  # bytes of an answer that are read
AT_ONCE = 20  # packages a round
CLAIMED = timedelta(minutes=2)  # longer than one package can take
OK, REFUSED = 200, 422


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one try: a receipt, a refusal for good, or trouble that may pass."""

    receipt: str = ""
    refusal: str = ""
    trouble: str = ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A package goes to the address that two people confirmed, and nowhere else."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def deliver_due() -> int:
    """Send what is due. Returns how many arrived."""
    due = Dispatch.objects.filter(state=Dispatch.State.WAITING, next_try_at__lte=timezone.now())
    able = due.exclude(link__state=Link.State.ENDED).select_related("link__assembly").order_by("next_try_at", "pk")
    return sum(_deliver(dispatch) for dispatch in able[:AT_ONCE])


def _deliver(dispatch: Dispatch) -> bool:
    now = timezone.now()
    row = Dispatch.objects.filter(pk=dispatch.pk, state=Dispatch.State.WAITING)
    if not row.filter(next_try_at=dispatch.next_try_at).update(next_try_at=now + CLAIMED, tries=F("tries") + 1):
        return False  # another round has it
    answer = _send(dispatch)
    if answer.receipt and receipts.is_for(dispatch, answer.receipt):
        settled = {"state": Dispatch.State.DELIVERED, "receipt": answer.receipt, "trouble": "", "next_try_at": None}
        return bool(row.update(**settled, delivered_at=timezone.now()))
    if answer.refusal:
        row.update(state=Dispatch.State.REFUSED, trouble=answer.refusal[:300], next_try_at=None)
        return False
    trouble = answer.trouble or _("对方的回执签名不符。")
    row.update(trouble=trouble[:300], next_try_at=timezone.now() + rules.pause(dispatch.tries))
    return False


def _send(dispatch: Dispatch) -> Answer:
    with dispatch.package.open() as file:
        content = file.read()
    if Seal.objects.filter(assembly__public_id=dispatch.link.other).exists():
        return _hand_over(content)
    if not dispatch.link.address:
        return Answer(trouble=_("对方没有网址，请下载后人工传递。"))
    return _post(dispatch.link.address.rstrip("/") + PATH, content)


def _hand_over(content: bytes) -> Answer:
    """To an assembly on this very installation."""
    try:
        received: Received = receiving.receive(content=content, by=None)
    except receiving.Turned as turned:
        return Answer(refusal=str(turned.reason))
    except receiving.Unknown:
        return Answer(trouble=_("对方尚未核对本单位的名片。"))
    return Answer(receipt=received.receipt)


def _post(url: str, content: bytes) -> Answer:
    request = urllib.request.Request(url, data=content, headers={"Content-Type": "application/zip"}, method="POST")  # noqa: S310
    opener = urllib.request.build_opener(_NoRedirect, urllib.request.HTTPSHandler(context=ssl.create_default_context()))
    try:
        with opener.open(request, timeout=PATIENCE) as response:
            return Answer(receipt=response.read(MOST_ANSWER).decode("utf-8", "replace"))
    except urllib.error.HTTPError as error:
        return _told(error)
    except (OSError, ValueError) as error:
        log.info("%s not reached: %s", url, error)
        return Answer(trouble=_("对方暂时无法连接，将自动重送。"))


def _told(error: urllib.error.HTTPError) -> Answer:
    try:
        reason = str(json.loads(error.read(MOST_ANSWER))["reason"])
    except (KeyError, TypeError, ValueError, OSError):
        reason = _("对方系统返回错误%(code)s，将自动重送。") % {"code": error.code}
        return Answer(trouble=reason)
    return Answer(refusal=reason) if error.code == REFUSED else Answer(trouble=reason)
