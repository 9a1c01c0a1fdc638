"""Turns to speak at a session."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.models import Thing

MINUTES, MOST_MINUTES = 8, 60


class Turn(Thing):
    """发言: of a member, or of a guest by name (a unit's head, a resident, an expert). Its life is in `rules.py`."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等候发言")
        SPEAKING = "speaking", _("正在发言")
        DONE = "done", _("已发言")
        DROPPED = "dropped", _("不再发言")

    consultation = models.ForeignKey("consultation.Consultation", on_delete=models.CASCADE, related_name="turns")
    state = models.CharField(_("状态"), max_length=8, choices=State.choices, default=State.WAITING)
    member = models.ForeignKey(
        "people.Member", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("委员")
    )
    guest = models.CharField(_("其他发言人"), max_length=60, blank=True)
    about = models.CharField(_("发言题目"), max_length=60, blank=True)
    place = models.PositiveSmallIntegerField(_("顺序"))
    minutes = models.PositiveSmallIntegerField(
        _("限时(分钟)"),
        default=MINUTES,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)],
    )
    started_at = models.DateTimeField(_("开始发言"), null=True)
    ended_at = models.DateTimeField(_("结束发言"), null=True)

    class Meta:
        verbose_name = _("发言")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "consultation"],
                condition=models.Q(state="speaking"),
                name="consultation_turn_one_speaks",
            ),
            models.UniqueConstraint(
                fields=["assembly", "consultation", "member"],
                condition=models.Q(state="waiting", member__isnull=False),
                name="consultation_turn_asked_once",
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=False) ^ ~models.Q(guest=""), name="consultation_turn_member_or_guest"
            ),
        ]

    def __str__(self) -> str:
        return self.guest or str(self.member)
