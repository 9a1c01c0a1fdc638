import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("outcomes", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("record", "0001_initial"),
        ("runs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Scheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "草案"), ("adopted", "施行"), ("retired", "废止")],
                        default="draft",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("text", models.TextField(verbose_name="正文")),
                ("adopted_at", models.DateTimeField(null=True, verbose_name="批准时间")),
                (
                    "adopted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.assembly",
                        verbose_name="政协委员会",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
                    ),
                ),
            ],
            options={
                "verbose_name": "考核办法",
                "ordering": ["-created_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "name", "version"), name="appraisal_scheme_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("adopted_at__isnull", False), ("adopted_by__isnull", False)),
                            models.Q(("adopted_at__isnull", True), ("adopted_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="appraisal_scheme_adopted_by_adopted_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("points", models.FloatField(verbose_name="积分")),
                ("done", models.FloatField(verbose_name="做了什么")),
                ("accomplished", models.FloatField(verbose_name="做成什么")),
                ("grade", models.CharField(blank=True, max_length=20, verbose_name="等次")),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.assembly",
                        verbose_name="政协委员会",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="people.member",
                        verbose_name="委员",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="runs.run",
                        verbose_name="运行",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="appraisal.scheme",
                        verbose_name="考核办法",
                    ),
                ),
            ],
            options={
                "verbose_name": "考核表",
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "member", "year"), name="appraisal_sheet_member_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="PointLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=60, verbose_name="考核项目")),
                ("day", models.DateField(null=True, verbose_name="日期")),
                ("before", models.FloatField(verbose_name="限前分")),
                ("points", models.FloatField(verbose_name="积分")),
                ("reason", models.CharField(max_length=120)),
                ("params", models.JSONField(default=dict)),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.assembly",
                        verbose_name="政协委员会",
                    ),
                ),
                (
                    "deed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.deed",
                        verbose_name="履职记录",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.outcome",
                        verbose_name="转化",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="appraisal.sheet",
                        verbose_name="考核表",
                    ),
                ),
            ],
            options={
                "verbose_name": "积分明细",
                "ordering": ["item", "day", "pk"],
            },
        ),
    ]
