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
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("job", models.CharField(max_length=80, verbose_name="工作")),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("params", models.JSONField(default=dict, verbose_name="参数")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "排队中"),
                            ("running", "进行中"),
                            ("done", "已完成"),
                            ("failed", "未成功"),
                            ("cancelled", "已取消"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("step", models.CharField(blank=True, max_length=80, verbose_name="步骤")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="已处理")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="总数")),
                ("cancel_asked", models.BooleanField(default=False)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(null=True)),
                ("started_at", models.DateTimeField(null=True, verbose_name="开始")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="结束")),
                ("report", models.JSONField(default=dict, verbose_name="报告")),
                ("error", models.JSONField(default=dict, verbose_name="差错")),
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
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发起人",
                    ),
                ),
            ],
            options={
                "verbose_name": "运行",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(fields=["assembly", "state"], name="runs_run_assembl_4e1884_idx"),
                    models.Index(fields=["state", "lease_until"], name="runs_run_state_25b5de_idx"),
                ],
            },
        ),
    ]
