"""Assemblies, members, accounts, and the dated seats that tie members to sectors, committees and groups."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yishi.assembly.base.access import Role
from yishi.assembly.base.models import Dated, OfAssembly, Thing, new_ulid
from yishi.assembly.people.changes.models import Change as Change  # a table of this room, kept in its folder


class There(models.Manager):
    """Units and villages that were not dissolved: what may be chosen."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(ended=None)


class Assembly(models.Model):
    """政协委员会: the tenant. County, city and province assemblies stand in a hierarchy."""

    class Level(models.TextChoices):
        COUNTY = "county", _("县级")
        CITY = "city", _("市级")
        PROVINCE = "province", _("省级")

    public_id = models.CharField(max_length=26, default=new_ulid, editable=False, unique=True)
    name = models.CharField(_("名称"), max_length=80)
    short_name = models.CharField(_("简称"), max_length=20)
    place = models.CharField(_("所在地"), max_length=40)
    level = models.CharField(_("层级"), max_length=10, choices=Level.choices, default=Level.COUNTY)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("上级政协"),
    )

    class Meta:
        verbose_name = _("政协委员会")

    def __str__(self) -> str:
        return self.name


class Term(OfAssembly, Dated):
    """届: five years, numbered."""

    number = models.PositiveSmallIntegerField(_("届次"))

    class Meta:
        verbose_name = _("届")
        constraints = [models.UniqueConstraint(fields=["assembly", "number"], name="people_term_number")]

    def __str__(self) -> str:
        return str(_("第%(number)s届") % {"number": self.number})


class Named(Thing):
    """A body or place with a name that is unique in its assembly."""

    name = models.CharField(_("名称"), max_length=60)

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "name"], name="%(app_label)s_%(class)s_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Sector(Named):
    class Meta(Named.Meta):
        verbose_name = _("界别")


class Committee(Named):
    field = models.TextField(_("工作领域"), blank=True)

    class Meta(Named.Meta):
        verbose_name = _("专委会")


class Town(Named):
    code = models.CharField(_("代码"), max_length=12, blank=True)
    boundary = models.JSONField(_("边界"), null=True, blank=True)  # GeoJSON geometry, WGS 84

    class Meta(Named.Meta):
        verbose_name = _("镇(街道)")


class Village(Thing):
    class Kind(models.TextChoices):
        VILLAGE = "village", _("村")
        COMMUNITY = "community", _("社区")

    town = models.ForeignKey(Town, on_delete=models.PROTECT, related_name="villages", verbose_name=_("镇(街道)"))
    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(_("类型"), max_length=10, choices=Kind.choices, default=Kind.VILLAGE)
    longitude = models.FloatField(_("经度"), null=True, blank=True)
    latitude = models.FloatField(_("纬度"), null=True, blank=True)
    population = models.PositiveIntegerField(_("人口"), null=True, blank=True)
    boundary = models.JSONField(_("边界"), null=True, blank=True)
    ended = models.DateField(_("撤销日期"), null=True)
    successor = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("并入村(社区)")
    )

    objects, there = models.Manager(), There()

    class Meta:
        verbose_name = _("村(社区)")
        ordering = ["town__name", "name"]
        constraints = [
            models.UniqueConstraint(fields=["assembly", "town", "name"], name="people_village_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ActionGroup(Named):
    town = models.ForeignKey(Town, on_delete=models.PROTECT, related_name="groups", verbose_name=_("镇(街道)"))
    villages = models.ManyToManyField(Village, related_name="groups", verbose_name=_("挂钩村(社区)"))

    class Meta(Named.Meta):
        verbose_name = _("行动小组")


class Branch(Named):
    class Meta(Named.Meta):
        verbose_name = _("履职党支部")


class Studio(Named):
    sector = models.ForeignKey(
        Sector,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="studios",
        verbose_name=_("界别"),
    )
    address = models.CharField(_("地址"), max_length=120, blank=True)

    class Meta(Named.Meta):
        verbose_name = _("委员工作室")


class HandlingUnit(Named):
    """承办单位. `ended`: its last day, where it was dissolved; `successor` took its tasks over."""

    ended = models.DateField(_("撤销日期"), null=True)
    successor = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("承接单位")
    )

    objects, there = models.Manager(), There()

    class Meta(Named.Meta):
        verbose_name = _("承办单位")


class Member(Thing):
    """委员. What changes over a term (sector, committee, group, post, party, home) stands in dated seats."""

    class Sex(models.TextChoices):
        MALE = "male", _("男")
        FEMALE = "female", _("女")

    number = models.CharField(_("委员证号"), max_length=20)
    name = models.CharField(_("姓名"), max_length=40)
    pinyin = models.CharField(_("拼音"), max_length=120, blank=True)
    sex = models.CharField(_("性别"), max_length=6, choices=Sex.choices, blank=True)
    born = models.PositiveSmallIntegerField(_("出生年份"), null=True, blank=True)
    employer = models.CharField(_("工作单位及职务"), max_length=120, blank=True)
    expertise = models.CharField(_("专长"), max_length=200, blank=True)
    phone = models.CharField(_("联系电话"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("委员")
        ordering = ["pinyin", "name"]
        constraints = [models.UniqueConstraint(fields=["assembly", "number"], name="people_member_number")]

    def __str__(self) -> str:
        return self.name


class Seat(OfAssembly, Dated):
    """Where a member sits from one day to another, and who they are then: what a past day shows.

    `until` is the last day; a present seat has none. Seats are cut in one place (`seats.py`).
    """

    class Post(models.TextChoices):
        MEMBER = "member", _("委员")
        STANDING = "standing", _("常委")
        SECRETARY = "secretary", _("秘书长")
        VICE_CHAIR = "vice_chair", _("副主席")
        CHAIR = "chair", _("主席")

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="seats", verbose_name=_("委员"))
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="seats", verbose_name=_("届"))
    post = models.CharField(_("职务"), max_length=12, choices=Post.choices, default=Post.MEMBER)
    sector = models.ForeignKey(
        Sector, null=True, on_delete=models.PROTECT, related_name="seats", verbose_name=_("界别")
    )
    committee = models.ForeignKey(
        Committee, null=True, on_delete=models.PROTECT, related_name="seats", verbose_name=_("专委会")
    )
    group = models.ForeignKey(
        ActionGroup, null=True, on_delete=models.PROTECT, related_name="seats", verbose_name=_("行动小组")
    )
    branch = models.ForeignKey(
        Branch, null=True, on_delete=models.PROTECT, related_name="seats", verbose_name=_("履职党支部")
    )
    studio = models.ForeignKey(
        Studio, null=True, on_delete=models.PROTECT, related_name="seats", verbose_name=_("委员工作室")
    )
    party = models.CharField(_("党派"), max_length=30, blank=True)
    home = models.ForeignKey(
        Village, null=True, on_delete=models.PROTECT, related_name="residents", verbose_name=_("居住村(社区)")
    )
    workplace = models.ForeignKey(
        Village, null=True, on_delete=models.PROTECT, related_name="workers", verbose_name=_("工作村(社区)")
    )

    class Meta:
        verbose_name = _("任职")
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "member"],
                condition=models.Q(until__isnull=True),
                name="people_seat_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.get_post_display()}"


class User(AbstractUser):
    """An account. It belongs to one assembly and acts in the roles granted to it."""

    public_id = models.CharField(max_length=26, default=new_ulid, editable=False, unique=True)
    assembly = models.ForeignKey(
        Assembly,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
        verbose_name=_("政协委员会"),
    )
    full_name = models.CharField(_("姓名"), max_length=40, blank=True)
    member = models.OneToOneField(
        Member,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="account",
        verbose_name=_("委员"),
    )
    unit = models.ForeignKey(
        HandlingUnit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
        verbose_name=_("承办单位"),
    )

    class Meta:
        verbose_name = _("账号")

    def __str__(self) -> str:
        return self.full_name or self.username

    @cached_property
    def roles(self) -> frozenset[str]:
        """Roles held today; one query an account and request."""
        today = timezone.localdate()
        held = self.grants.filter(since__lte=today).filter(models.Q(until__isnull=True) | models.Q(until__gte=today))
        return frozenset(held.values_list("role", flat=True))

    def is_a(self, *roles: str) -> bool:
        return bool(self.roles.intersection(roles))

    @property
    def ref(self) -> str:
        return f"user:{self.public_id}"


class Grant(OfAssembly, Dated):
    """A role given to an account, from one day to another."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants", verbose_name=_("账号"))
    role = models.CharField(_("身份"), max_length=10, choices=Role.choices)

    class Meta:
        verbose_name = _("授权")
        constraints = [
            models.UniqueConstraint(
                fields=["assembly", "user", "role"],
                condition=models.Q(until__isnull=True),
                name="people_grant_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"


class RosterImport(Thing):
    """名册导入: members read from a file, waiting for someone to confirm."""

    class State(models.TextChoices):
        STAGED = "staged", _("待确认")
        STORED = "stored", _("已登记")
        DISCARDED = "discarded", _("已放弃")
        UNDONE = "undone", _("已撤销")

    state = models.CharField(_("状态"), max_length=10, choices=State.choices, default=State.STAGED)
    file_name = models.CharField(_("文件名"), max_length=200)
    rows = models.JSONField(_("可登记的委员"), default=list)
    faults = models.JSONField(_("未通过的行"), default=list)  # {"row", "column", "found", "reason"}
    changes = models.JSONField(default=list)  # what confirming did, row by row, so that it can be taken back
    staged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("上传人"))

    class Meta:
        verbose_name = _("名册导入")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name
