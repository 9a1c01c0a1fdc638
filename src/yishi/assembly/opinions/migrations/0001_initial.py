from django.db import migrations, models

import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Bulletin",
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
                        choices=[("draft", "起草中"), ("review", "待审签"), ("issued", "已签发"), ("sent", "已报送")],
                        default="draft",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("situation", models.TextField(verbose_name="情况")),
                ("analysis", models.TextField(verbose_name="分析")),
                ("advice", models.TextField(verbose_name="建议")),
                ("addressees", models.CharField(max_length=200, verbose_name="报送")),
                ("signatory", models.CharField(blank=True, max_length=40, verbose_name="签发人")),
                ("year", models.PositiveSmallIntegerField(null=True, verbose_name="年度")),
                ("issue", models.PositiveIntegerField(null=True, verbose_name="期号")),
                ("issued_at", models.DateTimeField(null=True, verbose_name="签发时间")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="报送时间")),
                ("returned_why", models.TextField(blank=True, verbose_name="退回意见")),
            ],
            options={
                "verbose_name": "专报",
                "ordering": ["-created_at"],
            },
        ),
    ]
