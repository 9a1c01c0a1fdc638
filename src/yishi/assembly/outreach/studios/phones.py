"""A resident's phone: its random id in a signed cookie, of which only a keyed hash is kept, another for each studio."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

from yishi.assembly.outreach.studios.models import StudioCase

COOKIE = "yishi_studio"
KEPT = 180 * 24 * 3600  # seconds
KEY_LENGTH = 32  # hex digits


def device_of(request: HttpRequest) -> str:
    """The phone's id; empty where it brings none, or one that we did not sign."""
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
        path=reverse("outreach:public_studios"),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def key_of(case: StudioCase, device: str) -> str:
    signed = salted_hmac("outreach.studios.booking", f"{case.public_id}:{device}", algorithm="sha256")
    return signed.hexdigest()[:KEY_LENGTH]
