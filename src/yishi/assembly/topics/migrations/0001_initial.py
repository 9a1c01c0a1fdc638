import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("hotline", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("runs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
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
                        choices=[
                            ("rename", "改名"),
                            ("merge", "合并议题"),
                            ("split", "拆分议题"),
                            ("move", "移动来件"),
                        ],
                        max_length=6,
                        verbose_name="类型",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("in_force", "有效"), ("doubted", "与新来件不符，暂未执行"), ("withdrawn", "已撤销")],
                        default="in_force",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=80, verbose_name="名称")),
                ("label_before", models.CharField(blank=True, max_length=80, verbose_name="原名称")),
                ("why", models.TextField(blank=True, verbose_name="理由")),
                ("doubts", models.JSONField(default=list, verbose_name="不符之处")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤销时间")),
                ("withdrawn_why", models.TextField(blank=True, verbose_name="撤销理由")),
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
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="更正人",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
            ],
            options={
                "verbose_name": "更正",
                "ordering": ["created_at", "pk"],
                "indexes": [
                    models.Index(fields=["assembly", "state", "created_at"], name="topics_corr_assembl_71be54_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="topics_correction_withdrawn_by_withdrawn_at",
                    )
                ],
            },
        ),
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
            name="Remit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.JSONField(default=list, verbose_name="职能用语")),
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
                    "committee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remit",
                        to="people.committee",
                        verbose_name="专委会",
                    ),
                ),
            ],
            options={
                "verbose_name": "职能用语",
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "committee"), name="topics_remit_committee")
                ],
            },
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("label", models.CharField(blank=True, max_length=80, verbose_name="名称")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="工单数")),
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
                    "correction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sides", to="topics.correction"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Anchor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="hotline.ticket"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="topics.incident"
                    ),
                ),
                (
                    "side",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="anchors", to="topics.side"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "side", "ticket"), name="topics_anchor_ticket")
                ],
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
                            ("merged", "已并入"),
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
                (
                    "trend",
                    models.CharField(
                        choices=[
                            ("new", "新出现"),
                            ("rising", "上升"),
                            ("returning", "再次出现"),
                            ("fading", "回落"),
                            ("steady", "平稳"),
                            ("unknown", "尚难判断"),
                        ],
                        default="unknown",
                        max_length=9,
                        verbose_name="走势",
                    ),
                ),
                ("trend_told", models.JSONField(default=dict)),
                ("band", models.JSONField(default=dict, verbose_name="预期区间")),
                ("rank", models.PositiveIntegerField(verbose_name="位次")),
                ("score", models.FloatField(verbose_name="得分")),
                ("parts", models.JSONField(default=list, verbose_name="排序依据")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                ("decision", models.TextField(blank=True, verbose_name="理由")),
                ("decided_size", models.PositiveIntegerField(null=True, verbose_name="确认时工单数")),
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
                "indexes": [models.Index(fields=["assembly", "state", "rank"], name="topics_topi_assembl_36ce12_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "run", "key"), name="topics_topic_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="topics_topic_decided_by_decided_at",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="side",
            name="topic",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="sides", to="topics.topic"
            ),
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
                "indexes": [models.Index(fields=["topic", "ticket"], name="topics_plac_topic_i_59c315_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "run", "ticket"), name="topics_placing_ticket")
                ],
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
        migrations.CreateModel(
            name="Burst",
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
                        choices=[("new", "待知悉"), ("seen", "已知悉"), ("closed", "已了结")],
                        default="new",
                        max_length=6,
                        verbose_name="状态",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("village", "一个村(社区)"),
                            ("neighbours", "相邻几个村(社区)"),
                            ("town", "一个镇(街道)"),
                            ("county", "全域"),
                            ("shared", "多个议题同时"),
                            ("one_caller", "同一来电人"),
                        ],
                        max_length=10,
                        verbose_name="突增范围",
                    ),
                ),
                ("towns", models.JSONField(default=list, verbose_name="镇(街道)")),
                ("villages", models.JSONField(default=list, verbose_name="村(社区)")),
                ("since", models.DateField(verbose_name="起")),
                ("until", models.DateField(verbose_name="止")),
                ("flagged", models.DateField(verbose_name="首次提示")),
                ("messages", models.PositiveIntegerField(verbose_name="工单数")),
                ("callers", models.PositiveIntegerField(verbose_name="反映人数")),
                ("expected", models.FloatField(null=True, verbose_name="预期人数")),
                ("chance", models.FloatField(null=True, verbose_name="概率")),
                ("reason", models.CharField(max_length=40)),
                ("params", models.JSONField(default=dict)),
                ("seen_at", models.DateTimeField(null=True, verbose_name="知悉时间")),
                ("word", models.TextField(blank=True, verbose_name="说明")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="了结时间")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("real", "确有其事"), ("chance", "属于偶然"), ("unclear", "说不清")],
                        max_length=7,
                        verbose_name="结论",
                    ),
                ),
                ("closing", models.TextField(blank=True, verbose_name="了结说明")),
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
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="了结人",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bursts",
                        to="runs.run",
                        verbose_name="运行",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="知悉人",
                    ),
                ),
                ("others", models.ManyToManyField(related_name="+", to="topics.topic", verbose_name="其他议题")),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="bursts",
                        to="topics.topic",
                        verbose_name="议题",
                    ),
                ),
            ],
            options={
                "verbose_name": "突增",
                "ordering": ["-flagged", "-pk"],
                "indexes": [
                    models.Index(fields=["assembly", "state", "-flagged"], name="topics_burs_assembl_4a84a1_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seen_at__isnull", False), ("seen_by__isnull", False)),
                            models.Q(("seen_at__isnull", True), ("seen_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="topics_burst_seen_by_seen_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="topics_burst_closed_by_closed_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WeightSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("weights", models.JSONField(verbose_name="权重")),
                ("why", models.TextField(verbose_name="理由")),
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
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="设定人",
                    ),
                ),
            ],
            options={
                "verbose_name": "权重",
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["assembly", "-created_at"], name="topics_weig_assembl_53bd88_idx")],
            },
        ),
        migrations.CreateModel(
            name="Brief",
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
                            ("draft", "起草中"),
                            ("signed", "已签发"),
                            ("published", "已发布"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("week", "周报"), ("month", "月报")], default="week", max_length=5, verbose_name="类型"
                    ),
                ),
                ("first", models.DateField(verbose_name="起")),
                ("last", models.DateField(verbose_name="止")),
                ("numbers", models.JSONField(verbose_name="数字")),
                ("note", models.TextField(blank=True, verbose_name="按语")),
                ("notes", models.JSONField(default=dict, verbose_name="议题按语")),
                ("addressees", models.CharField(blank=True, max_length=200, verbose_name="发送范围")),
                ("year", models.PositiveSmallIntegerField(null=True, verbose_name="年度")),
                ("issue", models.PositiveIntegerField(null=True, verbose_name="期号")),
                ("signed_at", models.DateTimeField(null=True, verbose_name="签发时间")),
                ("signatory", models.CharField(blank=True, max_length=40, verbose_name="签发人")),
                ("published_at", models.DateTimeField(null=True, verbose_name="发布时间")),
                ("returned_why", models.TextField(blank=True, verbose_name="退回意见")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤回时间")),
                ("withdrawn_why", models.TextField(blank=True, verbose_name="撤回理由")),
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
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="起草人",
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="修改人",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤回人",
                    ),
                ),
            ],
            options={
                "verbose_name": "热点简报",
                "ordering": ["-last", "-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("issue__isnull", False)),
                        fields=("assembly", "year", "issue"),
                        name="topics_brief_issue",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("assembly", "first", "last"),
                        name="topics_brief_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                            models.Q(("signed_at__isnull", True), ("signed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="topics_brief_signed_by_signed_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="topics_brief_published_by_published_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="topics_brief_withdrawn_by_withdrawn_at",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="side",
            constraint=models.UniqueConstraint(fields=("assembly", "correction", "number"), name="topics_side_number"),
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
