import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.files
import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Link",
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
                        choices=[("proposed", "待核对"), ("confirmed", "已核对"), ("ended", "已停用")],
                        default="proposed",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("other", models.CharField(max_length=26, verbose_name="对方编号")),
                ("name", models.CharField(max_length=80, verbose_name="单位")),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("city", "市级"), ("province", "省级")],
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("address", models.URLField(blank=True, help_text="留空则人工传递。", verbose_name="对方网址")),
                ("public_key", models.CharField(max_length=64, verbose_name="公钥")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="核对时间")),
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
                        verbose_name="核对人",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
            ],
            options={
                "verbose_name": "交换单位",
                "ordering": ["level", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "other", "public_key"), name="exchange_link_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="exchange_link_confirmed_by_confirmed_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by__isnull", True),
                            models.Q(("confirmed_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="exchange_link_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
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
                        choices=[
                            ("waiting", "待送达"),
                            ("delivered", "已送达"),
                            ("refused", "对方拒收"),
                            ("called_off", "已撤回"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="类型")),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("thing", models.CharField(blank=True, max_length=80, verbose_name="事项")),
                ("package", models.FileField(upload_to=yishi.assembly.base.files.path_of)),
                ("sha256", models.CharField(max_length=64)),
                ("tries", models.PositiveIntegerField(default=0, verbose_name="已尝试次数")),
                ("next_try_at", models.DateTimeField(blank=True, null=True, verbose_name="下次尝试")),
                ("trouble", models.CharField(blank=True, max_length=300, verbose_name="未送达原因")),
                ("delivered_at", models.DateTimeField(null=True, verbose_name="送达时间")),
                ("receipt", models.TextField(blank=True, verbose_name="回执")),
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
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="exchange.link",
                        verbose_name="收件单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "发件",
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["state", "next_try_at"], name="exchange_di_state_43a3eb_idx")],
            },
        ),
        migrations.CreateModel(
            name="Received",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("package_id", models.CharField(max_length=26, verbose_name="包号")),
                ("kind", models.CharField(max_length=20, verbose_name="类型")),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("made_at", models.DateTimeField(verbose_name="发出时间")),
                ("body", models.JSONField(default=dict)),
                ("package", models.FileField(upload_to=yishi.assembly.base.files.path_of)),
                ("sha256", models.CharField(max_length=64)),
                ("receipt", models.TextField(verbose_name="回执")),
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
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="exchange.link",
                        verbose_name="来件单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "收件",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "link", "package_id"), name="exchange_received_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.URLField(blank=True, verbose_name="本系统网址")),
                ("public_key", models.CharField(max_length=64, verbose_name="公钥")),
                ("private_key", models.BinaryField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assembly",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.assembly",
                        verbose_name="政协委员会",
                    ),
                ),
            ],
            options={
                "verbose_name": "交换密钥",
                "constraints": [models.UniqueConstraint(fields=("assembly",), name="exchange_seal_once")],
            },
        ),
    ]
