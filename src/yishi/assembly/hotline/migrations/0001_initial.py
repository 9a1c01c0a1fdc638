import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.models
import yishi.assembly.hotline.sources


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("runs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("file_hash", models.CharField(max_length=64, verbose_name="文件指纹")),
                (
                    "source",
                    models.CharField(
                        choices=yishi.assembly.hotline.sources.choices, max_length=20, verbose_name="来源"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "尚未读取"),
                            ("staged", "待确认"),
                            ("storing", "入库中"),
                            ("stored", "已入库"),
                            ("discarded", "已放弃"),
                            ("undone", "已撤销"),
                        ],
                        default="staged",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("columns", models.JSONField(default=list, verbose_name="识别的列")),
                ("rows_good", models.PositiveIntegerField(default=0, verbose_name="可入库行数")),
                ("rows_bad", models.PositiveIntegerField(default=0, verbose_name="未通过行数")),
                ("rows_known", models.PositiveIntegerField(default=0, verbose_name="已有工单")),
                ("rows_stored", models.PositiveIntegerField(default=0, verbose_name="已入库行数")),
                ("report", models.JSONField(default=dict, verbose_name="报告")),
                ("half_key", models.BinaryField(null=True)),
                ("decided_at", models.DateTimeField(null=True, verbose_name="确认时间")),
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
                    "decided_by",
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
                    "run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="runs.run",
                        verbose_name="运行",
                    ),
                ),
                (
                    "staged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入",
                "ordering": ["-created_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="hotline_import_decided_by_decided_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mapping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "source",
                    models.CharField(
                        choices=yishi.assembly.hotline.sources.choices, max_length=20, verbose_name="来源"
                    ),
                ),
                ("shape", models.CharField(max_length=64)),
                ("columns", models.JSONField(default=dict, verbose_name="列对应")),
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
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="保存人",
                    ),
                ),
            ],
            options={
                "verbose_name": "列对应",
                "ordering": ["source", "-created_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "source", "shape"), name="hotline_mapping_shape")
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "source",
                    models.CharField(
                        choices=yishi.assembly.hotline.sources.choices, max_length=20, verbose_name="来源"
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="工单编号")),
                ("received_at", models.DateTimeField(verbose_name="来电时间")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="标题")),
                ("text", models.TextField(verbose_name="内容")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                ("category", models.CharField(blank=True, max_length=60, verbose_name="类别")),
                ("likes", models.PositiveIntegerField(null=True, verbose_name="支持数")),
                ("caller", models.CharField(blank=True, max_length=16, verbose_name="来电人代码")),
                ("solved", models.BooleanField(null=True, verbose_name="已办结")),
                ("satisfied", models.BooleanField(null=True, verbose_name="满意")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="承办单位")),
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
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="hotline.import",
                        verbose_name="导入",
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="people.town",
                        verbose_name="镇(街道)",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tickets",
                        to="people.village",
                        verbose_name="村(社区)",
                    ),
                ),
            ],
            options={
                "verbose_name": "工单",
                "ordering": ["-received_at"],
                "indexes": [
                    models.Index(fields=["assembly", "-received_at"], name="hotline_tic_assembl_0257fc_idx"),
                    models.Index(fields=["assembly", "village", "-received_at"], name="hotline_tic_assembl_5419c6_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "source", "number"), name="hotline_ticket_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Viewing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("what", models.CharField(max_length=200, verbose_name="范围")),
                ("rows", models.PositiveIntegerField(verbose_name="条数")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="用途")),
                ("exported", models.BooleanField(default=False, verbose_name="导出")),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "查阅记录",
                "ordering": ["-at"],
            },
        ),
    ]
