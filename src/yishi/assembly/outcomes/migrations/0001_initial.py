from django.db import migrations, models

import yishi.assembly.base.models
import yishi.assembly.outcomes.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.DateField(verbose_name="原期限")),
                ("until", models.DateField(verbose_name="延期至")),
                ("why", models.CharField(max_length=200, verbose_name="延期理由")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "承诺延期",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
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
                    "state",
                    models.CharField(
                        choices=[("noted", "待复核"), ("confirmed", "已复核"), ("returned", "已退回")],
                        default="noted",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("adopted", "采用"),
                            ("instruction", "批示"),
                            ("promised", "承诺措施"),
                            ("done", "措施落实"),
                            ("policy", "形成政策"),
                            ("award", "获评表彰"),
                            ("compiled", "入选案例汇编"),
                            ("declined", "未采纳"),
                        ],
                        max_length=12,
                        verbose_name="类型",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("town", "镇(街道)"),
                            ("county", "县级"),
                            ("city", "市级"),
                            ("province", "省级"),
                            ("nation", "国家级"),
                        ],
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("day", models.DateField(verbose_name="日期")),
                ("title", models.CharField(max_length=200, verbose_name="事由")),
                ("words", models.TextField(blank=True, verbose_name="原文摘录")),
                ("due", models.DateField(blank=True, null=True, verbose_name="承诺期限")),
                (
                    "proof",
                    models.FileField(
                        blank=True, upload_to=yishi.assembly.outcomes.models.proof_path, verbose_name="佐证材料"
                    ),
                ),
                ("proof_name", models.CharField(blank=True, max_length=200)),
                ("proof_note", models.CharField(max_length=300, verbose_name="佐证说明")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="复核时间")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="复核意见")),
            ],
            options={
                "verbose_name": "转化",
                "ordering": ["-day", "-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.CharField(max_length=200, verbose_name="撤销理由")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "承诺撤销",
            },
        ),
    ]
