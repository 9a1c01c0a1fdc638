"""The public part of a consultation, its places, and what people said there without an account.

Of a participant nothing is known but a random id in a cookie, kept as a keyed hash that differs from consultation to
consultation. Of a network nothing is kept but counts under a key that is thrown away with the day (`networks.py`).
"""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from yishi.assembly.base.models import OfAssembly, Revised, Thing, account, who_and_when


def new_code() -> str:
    """16 hex digits that tell nothing."""
    return secrets.token_hex(8)


class PublicPart(Revised):
    """群众参与: what people are asked, why, from when to when. Its life is in `rules.py`."""

    class State(models.TextChoices):
        PLANNED = "planned", _("准备中")
        UNDER_WAY = "under_way", _("征求意见中")
        CLOSED = "closed", _("征求意见已结束")

    consultation = models.OneToOneField(
        "consultation.Consultation", on_delete=models.PROTECT, related_name="public_part"
    )
    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PLANNED)
    question = models.CharField(_("想听大家说什么"), max_length=80)
    why = models.TextField(_("为什么议这件事"), max_length=400)
    use = models.TextField(_("意见怎么用"), max_length=400)
    since = models.DateTimeField(_("开始时间"))
    until = models.DateTimeField(_("截止时间"))

    class Meta:
        verbose_name = _("群众参与")
        constraints = [
            models.CheckConstraint(condition=models.Q(since__lt=models.F("until")), name="consultation_public_period")
        ]

    def __str__(self) -> str:
        return self.consultation.title


class Place(Thing):
    """参与点: where a code hangs. `edition` counts its codes: only the last one opens the page."""

    part = models.ForeignKey(PublicPart, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(pgettext("place", "参与点"), max_length=60)
    village = models.ForeignKey(
        "people.Village",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("村(社区)"),
    )
    edition = models.PositiveSmallIntegerField(default=1)
    retired = models.BooleanField(_("已停用"), default=False)

    class Meta:
        verbose_name = pgettext("place", "参与点")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["assembly", "part", "name"], name="consultation_place_name")]

    def __str__(self) -> str:
        return self.name


class SetAside(Thing):
    """搁置: phones that came to a place in a period are kept but not counted, until somebody takes that back."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="set_asides")
    since = models.DateTimeField(_("时段起"))
    until = models.DateTimeField(_("时段止"))
    why = models.CharField(_("搁置理由"), max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    restored_why = models.CharField(_("恢复理由"), max_length=200, blank=True)
    restored_by = account()
    restored_at = models.DateTimeField(_("恢复时间"), null=True)

    class Meta:
        verbose_name = _("搁置")
        ordering = ["-pk"]
        constraints = [
            who_and_when("restored_by", "restored_at"),
            models.CheckConstraint(condition=models.Q(since__lt=models.F("until")), name="consultation_aside_period"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {timezone.localtime(self.since):%Y-%m-%d %H:%M}"


class Participant(OfAssembly):
    """参与者: one phone. `key` is a keyed hash of its cookie, `code` the name under which its votes are read."""

    part = models.ForeignKey(PublicPart, on_delete=models.CASCADE, related_name="participants")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="participants")
    key = models.CharField(max_length=32)
    code = models.CharField(max_length=16, default=new_code, unique=True)
    joined_at = models.DateTimeField(default=timezone.now)
    set_aside = models.ForeignKey(SetAside, null=True, on_delete=models.SET_NULL, related_name="participants")

    class Meta:
        verbose_name = _("参与者")
        constraints = [
            models.UniqueConstraint(fields=["assembly", "part", "key"], name="consultation_participant_once")
        ]
        indexes = [models.Index(fields=["place", "joined_at"])]

    def __str__(self) -> str:
        return self.code


class PublicVote(OfAssembly):
    """群众表态: agree 1, disagree −1, pass 0. `version` counts its changes: an older form changes it no more."""

    statement = models.ForeignKey("consultation.Statement", on_delete=models.CASCADE, related_name="public_votes")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(_("表态"))
    version = models.PositiveSmallIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("群众表态")
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "statement", "participant"], name="consultation_publicvote_once"
            ),
            models.CheckConstraint(condition=models.Q(value__in=(-1, 0, 1)), name="consultation_publicvote_value"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.value}"


class Submission(Thing):
    """群众意见: a statement as somebody wrote it, masked. Others see it once the office let it through, unchanged."""

    class State(models.TextChoices):
        WAITING = "waiting", _("待审核")
        ACCEPTED = "accepted", _("已公开")
        TURNED_DOWN = "turned_down", _("未公开")

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="submissions")
    once = models.CharField(max_length=32)  # of the form it came by: sent twice, it is taken once
    text = models.CharField(_("意见"), max_length=140)
    state = models.CharField(_("状态"), max_length=12, choices=State.choices, default=State.WAITING)
    statement = models.ForeignKey(
        "consultation.Statement", null=True, on_delete=models.PROTECT, related_name="submissions"
    )
    why = models.CharField(_("未公开的理由"), max_length=200, blank=True)
    decided_by = account()
    decided_at = models.DateTimeField(_("审核时间"), null=True)

    class Meta:
        verbose_name = _("群众意见")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "participant", "once"], name="consultation_submission_once"),
            who_and_when("decided_by", "decided_at"),
        ]

    def __str__(self) -> str:
        return self.text


class DayKey(OfAssembly):
    """The key of one day's network counts. Once the row is gone, nobody can tell a network from its hash."""

    day = models.DateField()
    key = models.CharField(max_length=64, default=secrets.token_hex)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assembly", "day"], name="consultation_daykey_day")]

    def __str__(self) -> str:
        return str(self.day)


class NetworkHour(OfAssembly):
    """How many phones came by one network within an hour. Goes with the key of its day."""

    day_key = models.ForeignKey(DayKey, on_delete=models.CASCADE, related_name="hours")
    digest = models.CharField(max_length=16)
    hour = models.PositiveSmallIntegerField()
    joined = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assembly", "day_key", "digest", "hour"], name="consultation_networkhour")
        ]

    def __str__(self) -> str:
        return f"{self.hour}: {self.joined}"
