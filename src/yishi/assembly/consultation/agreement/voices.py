"""Whose votes are looked at: members' or residents'. They are never added up."""

from django.db import models
from django.utils.translation import pgettext_lazy as pgettext


class Voice(models.TextChoices):
    MEMBERS = "members", pgettext("voice", "委员")
    RESIDENTS = "residents", pgettext("voice", "群众")
