import django.db.models.deletion
import yishi.assembly.base.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("hotline", "0001_initial"),
        ("people", "0001_initial"),
        ("runs", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("label", models.CharField(max_length=120, verbose_name="名称")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                ("size", models.PositiveIntegerField(verbose_name="工单数")),
                ("callers", models.PositiveIntegerField(null=True, verbose_name="来电人数")),
                ("first", models.DateTimeField(verbose_name="最早")),
                ("last", models.DateTimeField(verbose_name="最近")),
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
                    "example",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="hotline.ticket",
                        verbose_name="代表工单",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="runs.run",
                        verbose_name="运行",
                    ),
                ),
            ],
            options={
                "verbose_name": "事件",
                "ordering": ["-size", "-last"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("key", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("candidate", "候选"),
                            ("confirmed", "已确认"),
                            ("taken_up", "已列入协商"),
                            ("dismissed", "不采用"),
                        ],
                        default="candidate",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="名称")),
                ("terms", models.JSONField(default=list, verbose_name="关键词")),
                ("size", models.PositiveIntegerField(verbose_name="工单数")),
                ("incident_count", models.PositiveIntegerField(verbose_name="事件数")),
                ("places", models.PositiveIntegerField(verbose_name="地点数")),
                ("first", models.DateTimeField(verbose_name="最早")),
                ("last", models.DateTimeField(verbose_name="最近")),
                ("weeks", models.JSONField(default=list, verbose_name="每周工单数")),
                ("rank", models.PositiveIntegerField(verbose_name="位次")),
                ("score", models.FloatField(verbose_name="得分")),
                ("parts", models.JSONField(default=list, verbose_name="排序依据")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                ("decision", models.TextField(blank=True, verbose_name="理由")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="runs.run",
                        verbose_name="运行",
                    ),
                ),
            ],
            options={
                "verbose_name": "议题",
                "ordering": ["rank"],
            },
        ),
        migrations.CreateModel(
            name="Placing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("confidence", models.FloatField(verbose_name="把握")),
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
                    "incident",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placings",
                        to="topics.incident",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placings", to="runs.run"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="placings", to="hotline.ticket"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placings",
                        to="topics.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "归类",
            },
        ),
        migrations.AddField(
            model_name="incident",
            name="topic",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="incidents",
                to="topics.topic",
                verbose_name="议题",
            ),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(fields=["assembly", "state", "rank"], name="topics_topi_assembl_36ce12_idx"),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(fields=("assembly", "run", "key"), name="topics_topic_key"),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                    _connector="OR",
                ),
                name="topics_topic_decided_by_decided_at",
            ),
        ),
        migrations.AddIndex(
            model_name="placing",
            index=models.Index(fields=["topic", "ticket"], name="topics_plac_topic_i_59c315_idx"),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(fields=("assembly", "run", "ticket"), name="topics_placing_ticket"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["topic", "-size"], name="topics_inci_topic_i_3d6056_idx"),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(fields=("assembly", "run", "key"), name="topics_incident_key"),
        ),
    ]
