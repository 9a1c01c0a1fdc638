"""How many phones come by one network, without keeping which network: counts under a key that is gone the next day."""

from datetime import datetime
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from yishi.assembly.consultation.public.models import DayKey, NetworkHour
from yishi.engine.privacy import pseudonym

NET_BITS = 64  # of an IPv6 address: one household or phone holds a whole /64


def network_of(request: HttpRequest) -> str:
    """The sender's IPv4 address or IPv6 /64. Behind `settings.PROXIES` web servers, as the outermost of them saw it.

    Empty where nothing is known: our own machine's address only says that a web server in front does not tell.
    """
    address = request.META.get("REMOTE_ADDR", "")
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES and len(passed) >= settings.PROXIES:
        address = passed[-settings.PROXIES]
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found
    if found.is_loopback:
        return ""
    return str(found) if found.version == 4 else f"{int(found) >> (128 - NET_BITS):x}"


def count(assembly_id: int, network: str, now: datetime) -> int:
    """Count one more phone of this network in this hour; returns how many there are with it."""
    local = timezone.localtime(now)
    key, fresh = DayKey.objects.get_or_create(assembly_id=assembly_id, day=local.date())
    if fresh:
        forget(now)
    of = {"assembly_id": assembly_id, "day_key": key, "digest": pseudonym(network, bytes.fromhex(key.key))}
    row, new = NetworkHour.objects.get_or_create(**of, hour=local.hour, defaults={"joined": 1})
    if not new:
        NetworkHour.objects.filter(pk=row.pk).update(joined=F("joined") + 1)
        row.refresh_from_db(fields=["joined"])
    return row.joined


def forget(now: datetime | None = None) -> None:
    """Throw away the keys of past days and all that was counted under them."""
    today = timezone.localdate(now)
    if DayKey.objects.filter(day__lt=today).exists():
        DayKey.objects.filter(day__lt=today).delete()
