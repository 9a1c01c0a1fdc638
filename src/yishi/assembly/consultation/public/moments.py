"""Moments as they stand in an address."""

from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime


def typed(text: str) -> datetime | None:
    """The moment of an ISO text, in local time; none for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return timezone.localtime(found) if found and timezone.is_aware(found) else found
