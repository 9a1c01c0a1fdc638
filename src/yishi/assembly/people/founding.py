"""A new assembly and its first clerk: the one write that nobody inside can make."""

import secrets

from django.db import transaction
from django.utils import timezone

from yishi.assembly.base import audit
from yishi.assembly.base.access import Role
from yishi.assembly.people.models import Assembly, Grant, User

PASSWORD_BYTES = 9  # twelve characters, for the first sign-in


@transaction.atomic
def found(
    *, name: str, short_name: str, place: str, clerk: str, full_name: str, level: str = Assembly.Level.COUNTY
) -> tuple[Assembly, str]:
    """Make an assembly with one clerk. Returns it and the clerk's first password, kept nowhere."""
    assembly = Assembly.objects.create(name=name, short_name=short_name, place=place, level=level)
    user = User(username=clerk, full_name=full_name, assembly=assembly)
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user.set_password(password)
    user.save()
    Grant.objects.create(assembly=assembly, user=user, role=Role.CLERK, since=timezone.localdate())
    audit.note(by=user, verb="people.found", assembly=name)
    return assembly, password
