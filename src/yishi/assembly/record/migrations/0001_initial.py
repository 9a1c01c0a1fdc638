import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("kind", models.CharField(max_length=24, verbose_name="类型")),
                ("day", models.DateField(verbose_name="日期")),
                ("title", models.CharField(max_length=200, verbose_name="事由")),
                ("share", models.CharField(blank=True, max_length=20, verbose_name="角色")),
                ("amount", models.FloatField(default=1, verbose_name="数量")),
                ("thing", models.CharField(blank=True, max_length=80, verbose_name="事项")),
                ("stage", models.CharField(blank=True, max_length=20, verbose_name="阶段")),
                ("proof", models.CharField(blank=True, max_length=300, verbose_name="佐证")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="冲销理由")),
                ("edition", models.PositiveSmallIntegerField(default=0)),
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
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deeds",
                        to="people.member",
                        verbose_name="委员",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="record.deed",
                        verbose_name="冲销",
                    ),
                ),
            ],
            options={
                "verbose_name": "履职记录",
                "ordering": ["-day", "-created_at"],
                "indexes": [
                    models.Index(fields=["assembly", "member", "-day"], name="record_deed_assembl_c44ff4_idx"),
                    models.Index(fields=["assembly", "thing"], name="record_deed_assembl_271ae4_idx"),
                    models.Index(fields=["assembly", "-day"], name="record_deed_assembl_78f2c8_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="record_deed_confirmed_by_confirmed_at",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("thing", ""), _negated=True), ("reverses__isnull", True)),
                        fields=("assembly", "member", "kind", "thing", "day", "edition"),
                        name="record_deed_once",
                    ),
                ],
            },
        ),
    ]
