"""An assembly's own key, the assemblies it exchanges with, and what went out to and came in from them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.files import path_of
from yishi.assembly.base.models import OfAssembly, Thing, account, who_and_when
from yishi.assembly.people.models import Assembly

RANK = {Assembly.Level.COUNTY: 0, Assembly.Level.CITY: 1, Assembly.Level.PROVINCE: 2}


class Seal(OfAssembly):
    """The assembly's own Ed25519 key. The private half is stored encrypted (`keys.py`)."""

    address = models.URLField(_("本系统网址"), blank=True)
    public_key = models.CharField(_("公钥"), max_length=64)
    private_key = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("交换密钥")
        constraints = [models.UniqueConstraint(fields=["assembly"], name="exchange_seal_once")]

    def __str__(self) -> str:
        return self.public_key


class Link(Thing):
    """交换单位: another assembly. One person enters its card, a second one confirms the fingerprint by telephone."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("待核对")
        CONFIRMED = "confirmed", _("已核对")
        ENDED = "ended", _("已停用")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.PROPOSED)
    other = models.CharField(_("对方编号"), max_length=26)  # the other assembly's public id
    name = models.CharField(_("单位"), max_length=80)
    level = models.CharField(_("层级"), max_length=10, choices=Assembly.Level.choices)
    address = models.URLField(_("对方网址"), blank=True, help_text=_("留空则人工传递。"))
    public_key = models.CharField(_("公钥"), max_length=64)
    entered_by = account(_("登记人"))
    confirmed_by = account(_("核对人"))
    confirmed_at = models.DateTimeField(_("核对时间"), null=True)

    class Meta:
        verbose_name = _("交换单位")
        ordering = ["level", "name"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "other", "public_key"], name="exchange_link_once"),
            who_and_when("confirmed_by", "confirmed_at"),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("entered_by")),
                name="exchange_link_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_above(self) -> bool:
        """Whether the other assembly stands above ours."""
        return RANK[Assembly.Level(self.level)] > RANK[Assembly.Level(self.assembly.level)]


class Dispatch(Thing):
    """发件: a signed package on its way. Its public id is the package's. Nothing is given up but by a person."""

    class State(models.TextChoices):
        WAITING = "waiting", _("待送达")
        DELIVERED = "delivered", _("已送达")
        REFUSED = "refused", _("对方拒收")
        CALLED_OFF = "called_off", _("已撤回")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.WAITING)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="dispatches", verbose_name=_("收件单位"))
    kind = models.CharField(_("类型"), max_length=20)
    title = models.CharField(_("标题"), max_length=200)
    thing = models.CharField(_("事项"), max_length=80, blank=True)  # kind:public_id of what it tells of
    package = models.FileField(upload_to=path_of)
    sha256 = models.CharField(max_length=64)  # of the manifest, which names the hashes of the rest
    tries = models.PositiveIntegerField(_("已尝试次数"), default=0)
    next_try_at = models.DateTimeField(_("下次尝试"), null=True, blank=True)
    trouble = models.CharField(_("未送达原因"), max_length=300, blank=True)
    delivered_at = models.DateTimeField(_("送达时间"), null=True)
    receipt = models.TextField(_("回执"), blank=True)

    class Meta:
        verbose_name = _("发件")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"])]

    def __str__(self) -> str:
        return self.title


class Received(Thing):
    """收件: a package that was verified and taken in, once."""

    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="received", verbose_name=_("来件单位"))
    package_id = models.CharField(_("包号"), max_length=26)
    kind = models.CharField(_("类型"), max_length=20)
    title = models.CharField(_("标题"), max_length=200)
    made_at = models.DateTimeField(_("发出时间"))
    body = models.JSONField(default=dict)
    package = models.FileField(upload_to=path_of)
    sha256 = models.CharField(max_length=64)
    receipt = models.TextField(_("回执"))

    class Meta:
        verbose_name = _("收件")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "link", "package_id"], name="exchange_received_once")
        ]

    def __str__(self) -> str:
        return self.title
