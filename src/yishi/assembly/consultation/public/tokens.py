"""What a phone brings: the signed token of the place in its address, and its own random id in a signed cookie."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from yishi.assembly.consultation.public.models import Place, PublicPart

COOKIE = "yishi_phone"
KEPT = 180 * 24 * 3600  # seconds
ID_LENGTH = 26  # of a ULID
KEY_LENGTH = 32  # hex digits
SIGNED = 20  # hex digits of the signature: 80 bits


def token_of(place: Place) -> str:
    """The place's public id, signed with the edition of its code."""
    return place.public_id + _signature(place)


def place_of(token: str) -> Place | None:
    """The place of a token that is still good; none for a forged, renewed or retired one."""
    rows = Place.objects.select_related("part__consultation", "assembly")
    place = rows.filter(public_id=token[:ID_LENGTH], retired=False).first()
    if place is None or not constant_time_compare(token[ID_LENGTH:], _signature(place)):
        return None
    return place


def device_of(request: HttpRequest) -> str:
    """The phone's random id; empty where it brings none, or one that we did not sign."""
    return request.get_signed_cookie(COOKIE, default="", salt=COOKIE) or ""


def new_device() -> str:
    return secrets.token_hex(16)


def give(response: HttpResponse, device: str) -> None:
    """Hand the id to the phone, for the public pages alone."""
    response.set_signed_cookie(
        COOKIE,
        device,
        salt=COOKIE,
        max_age=KEPT,
        path=reverse("consultation:public_pages"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def key_of(part: PublicPart, device: str) -> str:
    """What is stored of the id: another for each consultation, so that nobody is followed from one to the next."""
    salt = "consultation.public.participant"
    return salted_hmac(salt, f"{part.public_id}:{device}", algorithm="sha256").hexdigest()[:KEY_LENGTH]


def _signature(place: Place) -> str:
    signed = salted_hmac("consultation.public.place", f"{place.public_id}:{place.edition}", algorithm="sha256")
    return signed.hexdigest()[:SIGNED]
