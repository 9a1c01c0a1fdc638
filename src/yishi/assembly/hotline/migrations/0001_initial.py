from django.db import migrations, models

import yishi.assembly.base.models
import yishi.assembly.hotline.sources


class Migration(migrations.Migration):
    initial = True

    dependencies = []

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
            ],
            options={
                "verbose_name": "导入",
                "ordering": ["-created_at"],
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
            ],
            options={
                "verbose_name": "列对应",
                "ordering": ["source", "-created_at"],
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
            ],
            options={
                "verbose_name": "工单",
                "ordering": ["-received_at"],
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
            ],
            options={
                "verbose_name": "查阅记录",
                "ordering": ["-at"],
            },
        ),
    ]
