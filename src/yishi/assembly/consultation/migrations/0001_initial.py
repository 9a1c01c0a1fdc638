import django.core.validators
from django.db import migrations, models

import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Advice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("text", models.CharField(max_length=300, verbose_name="建议")),
            ],
            options={
                "verbose_name": "建议",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
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
                    "kind",
                    models.CharField(
                        choices=[("timely", "暨时议")], default="timely", max_length=12, verbose_name="形式"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "筹备中"),
                            ("noticed", "已通知"),
                            ("held", "已召开"),
                            ("closed", "已办结"),
                            ("called_off", "已取消"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("purpose", models.TextField(blank=True, verbose_name="协商目的")),
                ("starts_at", models.DateTimeField(verbose_name="召开时间")),
                ("venue", models.CharField(max_length=120, verbose_name="地点")),
                ("minutes", models.TextField(blank=True, verbose_name="会议纪要")),
                ("minutes_version", models.PositiveIntegerField(default=0)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[("settled", "现场达成一致"), ("carried_up", "提请上级研究")],
                        max_length=10,
                        verbose_name="协商结果",
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True, verbose_name="办结时间")),
            ],
            options={
                "verbose_name": "协商",
                "ordering": ["-starts_at"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("waiting", "待回复"), ("coming", "参加"), ("excused", "请假")],
                        default="waiting",
                        max_length=8,
                        verbose_name="回复",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="请假事由")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="回复时间")),
                ("read_at", models.DateTimeField(null=True, verbose_name="阅读时间")),
                ("attended", models.BooleanField(null=True, verbose_name="到会")),
                ("spoke", models.BooleanField(default=False, verbose_name="发言")),
            ],
            options={
                "verbose_name": "邀请",
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("text", models.TextField(verbose_name="内容")),
            ],
            options={
                "verbose_name": "会议材料",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("text", models.CharField(max_length=140, verbose_name="意见")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="已撤回")),
            ],
            options={
                "verbose_name": "意见",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "value",
                    models.SmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(-1),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="表态",
                    ),
                ),
            ],
            options={
                "verbose_name": "表态",
            },
        ),
    ]
