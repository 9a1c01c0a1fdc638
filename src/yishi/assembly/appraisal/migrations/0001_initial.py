from django.db import migrations, models

import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
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
            ],
            options={
                "verbose_name": "积分明细",
                "ordering": ["item", "day", "pk"],
            },
        ),
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
            ],
            options={
                "verbose_name": "考核办法",
                "ordering": ["-created_at"],
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
            ],
            options={
                "verbose_name": "考核表",
                "ordering": ["-year"],
            },
        ),
    ]
