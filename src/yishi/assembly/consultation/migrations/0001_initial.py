import secrets

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.files
import yishi.assembly.base.models
import yishi.assembly.consultation.public.models
import yishi.assembly.consultation.supervision.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("topics", "0001_initial"),
    ]

    operations = [
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
                        choices=[
                            ("timely", "暨时议"),
                            ("plenary", "全体会议协商"),
                            ("standing", "专题议政性常委会会议"),
                            ("chairmen", "主席会议协商"),
                            ("special", "专题协商会"),
                            ("fortnightly", "双周协商座谈会"),
                            ("proposal", "提案办理协商"),
                            ("counterpart", "对口协商"),
                            ("sector", "界别协商"),
                            ("expert", "专家协商会"),
                        ],
                        default="timely",
                        max_length=12,
                        verbose_name="形式",
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
                ("noticed_at", models.DateTimeField(null=True, verbose_name="通知发出时间")),
                ("late_why", models.CharField(blank=True, max_length=200, verbose_name="迟发通知的理由")),
                ("minutes", models.TextField(blank=True, verbose_name="会议纪要")),
                ("minutes_version", models.PositiveIntegerField(default=0)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("settled", "现场达成一致"),
                            ("carried_up", "提请上级研究"),
                            ("minutes", "形成会议纪要"),
                            ("resolution", "形成建议案"),
                            ("report", "形成协商报告"),
                        ],
                        max_length=10,
                        verbose_name="协商结果",
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True, verbose_name="办结时间")),
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
                        verbose_name="办结人",
                    ),
                ),
                (
                    "convener",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="召集人",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="筹备人",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="topics.topic",
                        verbose_name="议题",
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.town",
                        verbose_name="镇(街道)",
                    ),
                ),
                (
                    "units",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="people.handlingunit", verbose_name="参加单位"
                    ),
                ),
            ],
            options={
                "verbose_name": "协商",
                "ordering": ["-starts_at"],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
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
                            ("planned", "准备中"),
                            ("open", "表决中"),
                            ("closed", "表决结束"),
                            ("called_off", "已取消"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("question", models.CharField(max_length=200, verbose_name="表决事项")),
                ("secret", models.BooleanField(default=False, verbose_name="无记名")),
                (
                    "quorum",
                    models.CharField(
                        choices=[("half", "过半数"), ("two_thirds", "三分之二以上")],
                        default="half",
                        max_length=20,
                        verbose_name="有效人数",
                    ),
                ),
                (
                    "majority",
                    models.CharField(
                        choices=[
                            ("half_of_all", "应到人员过半数"),
                            ("half_of_cast", "参加表决人员过半数"),
                            ("two_thirds_of_all", "应到人员三分之二以上"),
                            ("two_thirds_of_cast", "参加表决人员三分之二以上"),
                        ],
                        default="half_of_all",
                        max_length=20,
                        verbose_name="通过条件",
                    ),
                ),
                ("decision", models.TextField(blank=True, verbose_name="决定")),
                ("opened_at", models.DateTimeField(null=True, verbose_name="开始时间")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                ("carried", models.BooleanField(null=True, verbose_name="通过")),
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
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="consultation.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "表决",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_ballot_closed_by_closed_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Agenda",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                ("without_first_why", models.CharField(blank=True, max_length=200, verbose_name="没有第一议题的理由")),
                ("issued_at", models.DateTimeField(null=True, verbose_name="印发时间")),
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
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda",
                        to="consultation.consultation",
                        verbose_name="协商",
                    ),
                ),
            ],
            options={
                "verbose_name": "议程",
            },
        ),
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
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.handlingunit",
                        verbose_name="承办单位",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="advice",
                        to="consultation.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "建议",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "consultation", "number"), name="consultation_advice_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DayKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("key", models.CharField(default=secrets.token_hex, max_length=64)),
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
                "constraints": [models.UniqueConstraint(fields=("assembly", "day"), name="consultation_daykey_day")],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("inspect", "视察"),
                            ("research", "调研"),
                            ("special", "专项监督"),
                            ("appraise", "民主评议"),
                            ("look_back", "回头看"),
                        ],
                        default="inspect",
                        max_length=10,
                        verbose_name="监督形式",
                    ),
                ),
                ("day", models.DateField(verbose_name="日期")),
                ("place", models.CharField(max_length=120, verbose_name="到访地点")),
                ("seen", models.TextField(blank=True, verbose_name="所见情况")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
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
                        verbose_name="确认人",
                    ),
                ),
                ("members", models.ManyToManyField(related_name="+", to="people.member", verbose_name="参加委员")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.town",
                        verbose_name="镇(街道)",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.village",
                        verbose_name="村(社区)",
                    ),
                ),
            ],
            options={
                "verbose_name": "监督活动",
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待交办"),
                            ("handed_over", "整改中"),
                            ("rectified", "已报整改"),
                            ("reopened", "重新整改"),
                            ("cured", "已整改到位"),
                            ("dropped", "不再跟踪"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="问题")),
                (
                    "severity",
                    models.CharField(
                        choices=[("minor", "一般"), ("serious", "较重"), ("grave", "严重")],
                        default="minor",
                        max_length=8,
                        verbose_name="程度",
                    ),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="整改期限")),
                ("reopened", models.PositiveSmallIntegerField(default=0, verbose_name="重新整改次数")),
                ("dropped_why", models.CharField(blank=True, max_length=200, verbose_name="不再跟踪的理由")),
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
                    "town",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.town",
                        verbose_name="镇(街道)",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="people.handlingunit",
                        verbose_name="责任单位",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.village",
                        verbose_name="村(社区)",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="consultation.inspection",
                        verbose_name="发现于",
                    ),
                ),
            ],
            options={
                "verbose_name": "监督问题",
                "ordering": ["supervision", "number"],
            },
        ),
        migrations.CreateModel(
            name="InspectionPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("file", models.FileField(upload_to=yishi.assembly.base.files.path_of, verbose_name="照片")),
                ("caption", models.CharField(max_length=120, verbose_name="照片说明")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="photos", to="consultation.inspection"
                    ),
                ),
            ],
            options={
                "verbose_name": "现场照片",
                "ordering": ["pk"],
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
                (
                    "leave",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "请假待批"), ("granted", "已准假"), ("refused", "未准假")],
                        max_length=8,
                        verbose_name="准假",
                    ),
                ),
                ("leave_word", models.CharField(blank=True, max_length=200, verbose_name="批假意见")),
                ("leave_at", models.DateTimeField(null=True, verbose_name="批假时间")),
                ("read_at", models.DateTimeField(null=True, verbose_name="阅读时间")),
                ("reminded_at", models.DateTimeField(null=True, verbose_name="提醒时间")),
                ("signed_in_at", models.DateTimeField(null=True, verbose_name="签到时间")),
                ("attended", models.BooleanField(null=True, verbose_name="到会")),
                ("spoke", models.BooleanField(default=False, verbose_name="发言")),
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="consultation.consultation",
                    ),
                ),
                (
                    "leave_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批假人",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="people.member"
                    ),
                ),
            ],
            options={
                "verbose_name": "邀请",
                "indexes": [models.Index(fields=["member", "answer"], name="consultatio_member__f76573_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "consultation", "member"), name="consultation_invitation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("leave_at__isnull", False), ("leave_by__isnull", False)),
                            models.Q(("leave_at__isnull", True), ("leave_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_invitation_leave_by_leave_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KindDays",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("timely", "暨时议"),
                            ("plenary", "全体会议协商"),
                            ("standing", "专题议政性常委会会议"),
                            ("chairmen", "主席会议协商"),
                            ("special", "专题协商会"),
                            ("fortnightly", "双周协商座谈会"),
                            ("proposal", "提案办理协商"),
                            ("counterpart", "对口协商"),
                            ("sector", "界别协商"),
                            ("expert", "专家协商会"),
                        ],
                        max_length=12,
                        verbose_name="形式",
                    ),
                ),
                ("since", models.DateField(verbose_name="起")),
                (
                    "notice",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="会前几个工作日发通知"),
                ),
                (
                    "papers",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="会前几个工作日发材料"),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="会后几个工作日内出纪要"),
                ),
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
                "verbose_name": "办理期限",
                "ordering": ["kind", "-since"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "kind", "since"), name="consultation_kinddays_since")
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkHour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=16)),
                ("hour", models.PositiveSmallIntegerField()),
                ("joined", models.PositiveIntegerField(default=0)),
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
                    "day_key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hours", to="consultation.daykey"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "day_key", "digest", "hour"), name="consultation_networkhour"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("text", models.CharField(max_length=500, verbose_name="调研发现")),
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
                    "town",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.town",
                        verbose_name="镇(街道)",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.village",
                        verbose_name="村(社区)",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
            ],
            options={
                "verbose_name": "调研发现",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ObservationPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("file", models.FileField(upload_to=yishi.assembly.base.files.path_of, verbose_name="照片")),
                ("caption", models.CharField(max_length=120, verbose_name="照片说明")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
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
                    "observation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="consultation.observation",
                    ),
                ),
            ],
            options={
                "verbose_name": "现场照片",
                "ordering": ["pk"],
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="consultation.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "会议材料",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "第一议题"),
                            ("report", "情况通报"),
                            ("speech", "委员发言"),
                            ("reply", "部门回应"),
                            ("talk", "互动协商"),
                            ("vote", "表决"),
                            ("closing", "总结讲话"),
                        ],
                        max_length=8,
                        verbose_name="类型",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="议程内容")),
                ("speaker", models.CharField(blank=True, max_length=60, verbose_name="主讲")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(480),
                        ],
                        verbose_name="分钟",
                    ),
                ),
                (
                    "agenda",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="consultation.agenda"
                    ),
                ),
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
                "verbose_name": "议程项目",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "agenda", "number"), name="consultation_part_number")
                ],
            },
        ),
        migrations.AddField(
            model_name="agenda",
            name="current",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="consultation.part",
                verbose_name="正在进行",
            ),
        ),
        migrations.CreateModel(
            name="Plan",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("collecting", "征集选题"),
                            ("drafted", "党组已拟定"),
                            ("decided", "党委已审定"),
                            ("adopted", "会议已通过"),
                            ("published", "已公布"),
                        ],
                        default="collecting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("drafted_on", models.DateField(null=True, verbose_name="党组会议日期")),
                ("decided_on", models.DateField(null=True, verbose_name="党委会议日期")),
                ("document", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("adopted_on", models.DateField(null=True, verbose_name="通过日期")),
                (
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        choices=[("chairmen", "主席会议"), ("standing", "常委会会议")],
                        max_length=8,
                        verbose_name="通过会议",
                    ),
                ),
                ("published_at", models.DateTimeField(null=True, verbose_name="公布时间")),
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
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度协商计划",
                "ordering": ["-year"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_plan_published_by_published_at",
                    ),
                    models.UniqueConstraint(fields=("assembly", "year"), name="consultation_plan_year"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "准备中"), ("under_way", "征求意见中"), ("closed", "征求意见已结束")],
                        default="planned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("question", models.CharField(max_length=80, verbose_name="想听大家说什么")),
                ("why", models.TextField(max_length=400, verbose_name="为什么议这件事")),
                ("use", models.TextField(max_length=400, verbose_name="意见怎么用")),
                ("since", models.DateTimeField(verbose_name="开始时间")),
                ("until", models.DateTimeField(verbose_name="截止时间")),
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
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_part",
                        to="consultation.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "群众参与",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("since__lt", models.F("until"))), name="consultation_public_period"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("name", models.CharField(max_length=60, verbose_name="参与点")),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("retired", models.BooleanField(default=False, verbose_name="已停用")),
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
                    "village",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.village",
                        verbose_name="村(社区)",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="consultation.publicpart"
                    ),
                ),
            ],
            options={
                "verbose_name": "参与点",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "part", "name"), name="consultation_place_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "编制中"), ("asking", "收集中"), ("ended", "已结束")],
                        default="draft",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="问卷标题")),
                ("lead", models.TextField(blank=True, verbose_name="问卷说明")),
                ("until", models.DateField(blank=True, null=True, verbose_name="截止日期")),
                ("for_members", models.BooleanField(default=True, verbose_name="请委员填写")),
                ("opened_at", models.DateTimeField(null=True, verbose_name="发布时间")),
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
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "问卷",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="题号")),
                (
                    "kind",
                    models.CharField(
                        choices=[("one", "单选"), ("many", "多选"), ("text", "文字")], max_length=4, verbose_name="题型"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="问句")),
                ("options", models.JSONField(default=list, verbose_name="选项")),
                ("required", models.BooleanField(default=False, verbose_name="必答")),
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
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="consultation.questionnaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "问卷题目",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "questionnaire", "number"), name="consultation_question_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("day", models.DateField(verbose_name="整改完成日期")),
                ("text", models.TextField(verbose_name="整改情况")),
                (
                    "proof",
                    models.FileField(blank=True, upload_to=yishi.assembly.base.files.path_of, verbose_name="佐证材料"),
                ),
                ("proof_name", models.CharField(blank=True, max_length=200)),
                ("proof_note", models.CharField(max_length=300, verbose_name="佐证说明")),
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
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rectifications",
                        to="consultation.finding",
                    ),
                ),
            ],
            options={
                "verbose_name": "整改",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LookBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("due", models.DateField(verbose_name="应回头看日期")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cured", "整改到位"),
                            ("not_cured", "尚未到位，继续跟踪"),
                            ("reopened", "没有解决，重新整改"),
                        ],
                        max_length=10,
                        verbose_name="回头看结果",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="回头看情况")),
                ("looked_at", models.DateTimeField(null=True, verbose_name="回头看时间")),
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
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="look_backs",
                        to="consultation.inspection",
                        verbose_name="所在监督活动",
                    ),
                ),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="回头看人",
                    ),
                ),
                (
                    "rectification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="look_backs",
                        to="consultation.rectification",
                    ),
                ),
            ],
            options={
                "verbose_name": "回头看",
                "ordering": ["due", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("looked_at__isnull", False), ("looked_by__isnull", False)),
                            models.Q(("looked_at__isnull", True), ("looked_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_lookback_looked_by_looked_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("looked_at__isnull", True), ("result", "")),
                            models.Q(("looked_at__isnull", False), models.Q(("result", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="consultation_lookback_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="日期")),
                ("key", models.CharField(max_length=16)),
                ("network", models.CharField(max_length=16)),
                ("answers", models.JSONField(default=dict)),
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
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="consultation.questionnaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "答卷",
                "indexes": [models.Index(fields=["questionnaire", "network"], name="consultatio_questio_e10ea2_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "questionnaire", "key"), name="consultation_reply_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Research",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "筹备中"),
                            ("under_way", "调研中"),
                            ("reported", "报告已提交"),
                            ("called_off", "已取消"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="调研题目")),
                ("aim", models.TextField(verbose_name="调研目的")),
                ("outline", models.TextField(blank=True, verbose_name="调研提纲")),
                ("experts", models.JSONField(blank=True, default=list, verbose_name="专家")),
                ("reported_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                ("called_off_why", models.CharField(blank=True, max_length=200, verbose_name="取消理由")),
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
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="research",
                        to="consultation.consultation",
                        verbose_name="协商",
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="组长",
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(blank=True, related_name="+", to="people.member", verbose_name="组员"),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="筹备人",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提交人",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="research",
                        to="topics.topic",
                        verbose_name="议题",
                    ),
                ),
            ],
            options={
                "verbose_name": "调研",
                "ordering": ["-created_at"],
                "indexes": [models.Index(fields=["assembly", "state"], name="consultatio_assembl_23c5db_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reported_at__isnull", False), ("reported_by__isnull", False)),
                            models.Q(("reported_at__isnull", True), ("reported_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_research_reported_by_reported_at",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="questionnaire",
            name="research",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="questionnaires", to="consultation.research"
            ),
        ),
        migrations.CreateModel(
            name="ProposedAdvice",
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
                ("taken_at", models.DateTimeField(null=True, verbose_name="采入时间")),
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
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="采入人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.handlingunit",
                        verbose_name="承办单位",
                    ),
                ),
                (
                    "research",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposed", to="consultation.research"
                    ),
                ),
            ],
            options={
                "verbose_name": "拟提建议",
                "ordering": ["number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                            models.Q(("taken_at__isnull", True), ("taken_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_proposedadvice_taken_by_taken_at",
                    ),
                    models.UniqueConstraint(
                        fields=("assembly", "research", "number"), name="consultation_proposedadvice_number"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="observation",
            name="research",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="observations", to="consultation.research"
            ),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("number", models.PositiveIntegerField(verbose_name="版本")),
                ("text", models.TextField(verbose_name="报告正文")),
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
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="执笔人",
                    ),
                ),
                (
                    "research",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="consultation.research"
                    ),
                ),
            ],
            options={
                "verbose_name": "报告稿",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "research", "number"), name="consultation_draft_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Seating",
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
                    "order",
                    models.CharField(
                        choices=[
                            ("number", "委员名册顺序"),
                            ("pinyin", "姓名拼音"),
                            ("sector", "界别"),
                            ("committee", "专委会"),
                            ("group", "行动小组"),
                        ],
                        default="number",
                        max_length=10,
                        verbose_name="排序",
                    ),
                ),
                (
                    "columns",
                    models.PositiveSmallIntegerField(
                        default=8,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="每排座位数",
                    ),
                ),
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
                    "consultation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seating",
                        to="consultation.consultation",
                    ),
                ),
            ],
            options={
                "verbose_name": "座次表",
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveSmallIntegerField(verbose_name="排")),
                ("column", models.PositiveSmallIntegerField(verbose_name="座")),
                ("guest", models.CharField(blank=True, max_length=60, verbose_name="其他人员")),
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
                    "member",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.member"
                    ),
                ),
                (
                    "seating",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="positions", to="consultation.seating"
                    ),
                ),
            ],
            options={
                "verbose_name": "座位",
                "ordering": ["row", "column"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "seating", "row", "column"), name="consultation_position_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("since", models.DateTimeField(verbose_name="时段起")),
                ("until", models.DateTimeField(verbose_name="时段止")),
                ("why", models.CharField(max_length=200, verbose_name="搁置理由")),
                ("restored_why", models.CharField(blank=True, max_length=200, verbose_name="恢复理由")),
                ("restored_at", models.DateTimeField(null=True, verbose_name="恢复时间")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="set_asides", to="consultation.place"
                    ),
                ),
                (
                    "restored_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "搁置",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("restored_at__isnull", False), ("restored_by__isnull", False)),
                            models.Q(("restored_at__isnull", True), ("restored_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_setaside_restored_by_restored_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("since__lt", models.F("until"))), name="consultation_aside_period"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=32)),
                (
                    "code",
                    models.CharField(
                        default=yishi.assembly.consultation.public.models.new_code, max_length=16, unique=True
                    ),
                ),
                ("joined_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="consultation.place",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="consultation.publicpart",
                    ),
                ),
                (
                    "set_aside",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="participants",
                        to="consultation.setaside",
                    ),
                ),
            ],
            options={
                "verbose_name": "参与者",
                "indexes": [models.Index(fields=["place", "joined_at"], name="consultatio_place_i_a309ac_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "part", "key"), name="consultation_participant_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("text", models.CharField(max_length=500, verbose_name="看到的情况")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
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
                        verbose_name="确认人",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sightings",
                        to="consultation.inspection",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="委员",
                    ),
                ),
            ],
            options={
                "verbose_name": "委员所见",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_sighting_confirmed_by_confirmed_at",
                    )
                ],
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="consultation.consultation",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="people.member",
                        verbose_name="提出人",
                    ),
                ),
            ],
            options={
                "verbose_name": "意见",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "consultation", "text"), name="consultation_statement_text"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.SmallIntegerField(verbose_name="表态")),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="consultation.participant"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public_votes",
                        to="consultation.statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "群众表态",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "statement", "participant"), name="consultation_publicvote_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__in", (-1, 0, 1))), name="consultation_publicvote_value"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "已提出"),
                            ("drafted", "列入草案"),
                            ("adopted", "已列入计划"),
                            ("done", "已完成"),
                            ("adjusted_out", "已调出"),
                            ("declined", "未列入"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="题目")),
                ("why", models.TextField(verbose_name="提出理由")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("member", "委员提出"),
                            ("committee", "专委会提出"),
                            ("topic", "群众来件议题"),
                            ("public", "群众征集"),
                            ("carried", "上年结转"),
                        ],
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=80, verbose_name="结转自")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("timely", "暨时议"),
                            ("plenary", "全体会议协商"),
                            ("standing", "专题议政性常委会会议"),
                            ("chairmen", "主席会议协商"),
                            ("special", "专题协商会"),
                            ("fortnightly", "双周协商座谈会"),
                            ("proposal", "提案办理协商"),
                            ("counterpart", "对口协商"),
                            ("sector", "界别协商"),
                            ("expert", "专家协商会"),
                        ],
                        max_length=12,
                        verbose_name="形式",
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="月份",
                    ),
                ),
                ("expected", models.CharField(blank=True, max_length=120, verbose_name="成果转化方式")),
                ("answer", models.CharField(blank=True, max_length=200, verbose_name="办理说明")),
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
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.committee",
                        verbose_name="牵头专委会",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="牵头领导",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed_subjects",
                        to="people.member",
                        verbose_name="提出人",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subjects",
                        to="consultation.plan",
                        verbose_name="年度协商计划",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="planned_subjects",
                        to="topics.topic",
                        verbose_name="议题",
                    ),
                ),
            ],
            options={
                "verbose_name": "计划题目",
                "ordering": ["month", "pk"],
                "indexes": [models.Index(fields=["assembly", "plan", "state"], name="consultatio_assembl_5b5f19_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("topic__isnull", False)),
                        fields=("assembly", "plan", "topic"),
                        name="consultation_subject_topic",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        fields=("assembly", "plan", "source"),
                        name="consultation_subject_source",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="consultation",
            name="subject",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultations",
                to="consultation.subject",
                verbose_name="计划题目",
            ),
        ),
        migrations.CreateModel(
            name="Adjustment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[("added", "增列"), ("changed", "修改"), ("out", "调出")],
                        max_length=8,
                        verbose_name="调整",
                    ),
                ),
                ("why", models.CharField(max_length=200, verbose_name="调整理由")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="调整时间")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="adjustments", to="consultation.plan"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustments",
                        to="consultation.subject",
                        verbose_name="题目",
                    ),
                ),
            ],
            options={
                "verbose_name": "计划调整",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("once", models.CharField(max_length=32)),
                ("text", models.CharField(max_length=140, verbose_name="意见")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待审核"), ("accepted", "已公开"), ("turned_down", "未公开")],
                        default="waiting",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="未公开的理由")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="审核时间")),
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
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="consultation.participant",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="consultation.statement",
                    ),
                ),
            ],
            options={
                "verbose_name": "群众意见",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "participant", "once"), name="consultation_submission_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_submission_decided_by_decided_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Supervision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "筹备中"),
                            ("under_way", "监督中"),
                            ("opinion_issued", "已发监督意见"),
                            ("rectifying", "整改中"),
                            ("closed", "已办结"),
                            ("called_off", "已取消"),
                        ],
                        default="planned",
                        max_length=14,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="监督议题")),
                ("planned_as", models.CharField(blank=True, max_length=120, verbose_name="年度计划题目")),
                ("aim", models.TextField(verbose_name="监督目的")),
                ("kinds", models.JSONField(default=list, verbose_name="监督形式")),
                (
                    "intervals",
                    models.JSONField(
                        default=yishi.assembly.consultation.supervision.models.default_intervals,
                        verbose_name="回头看间隔",
                    ),
                ),
                ("opinion", models.TextField(blank=True, verbose_name="监督意见")),
                ("addressees", models.CharField(blank=True, max_length=200, verbose_name="主送单位")),
                ("year", models.PositiveSmallIntegerField(null=True, verbose_name="年度")),
                ("number", models.PositiveIntegerField(null=True, verbose_name="文号")),
                ("listed", models.JSONField(default=list)),
                ("issued_at", models.DateTimeField(null=True, verbose_name="印发时间")),
                (
                    "rating",
                    models.CharField(
                        blank=True,
                        choices=[("good", "满意"), ("fair", "基本满意"), ("poor", "不满意")],
                        max_length=5,
                        verbose_name="评议等次",
                    ),
                ),
                ("review", models.TextField(blank=True, verbose_name="评议意见")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="办结时间")),
                ("called_off_why", models.CharField(blank=True, max_length=200, verbose_name="取消理由")),
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
                        verbose_name="办结人",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.committee",
                        verbose_name="牵头专委会",
                    ),
                ),
                (
                    "head",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="组长",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="印发人",
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(blank=True, related_name="+", to="people.member", verbose_name="组员"),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="筹备人",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supervisions",
                        to="topics.topic",
                        verbose_name="议题",
                    ),
                ),
            ],
            options={
                "verbose_name": "民主监督",
                "ordering": ["-created_at"],
                "indexes": [models.Index(fields=["assembly", "state"], name="consultatio_assembl_02e3c9_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("issued_at__isnull", False), ("issued_by__isnull", False)),
                            models.Q(("issued_at__isnull", True), ("issued_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_supervision_issued_by_issued_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_supervision_closed_by_closed_at",
                    ),
                    models.UniqueConstraint(
                        fields=("assembly", "year", "number"), name="consultation_supervision_number"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Instruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leader", models.CharField(max_length=60, verbose_name="批示人")),
                ("day", models.DateField(verbose_name="批示日期")),
                ("text", models.TextField(verbose_name="批示原文")),
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
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "supervision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="instructions",
                        to="consultation.supervision",
                    ),
                ),
            ],
            options={
                "verbose_name": "批示",
                "ordering": ["day", "pk"],
            },
        ),
        migrations.AddField(
            model_name="inspection",
            name="supervision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="inspections", to="consultation.supervision"
            ),
        ),
        migrations.AddField(
            model_name="finding",
            name="supervision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="consultation.supervision"
            ),
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "choice",
                    models.CharField(
                        choices=[("for", "赞成"), ("against", "反对"), ("abstain", "弃权")],
                        max_length=8,
                        verbose_name="表决",
                    ),
                ),
                ("votes", models.PositiveIntegerField(default=0, verbose_name="票数")),
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
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="consultation.ballot"
                    ),
                ),
            ],
            options={
                "verbose_name": "计票",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "ballot", "choice"), name="consultation_tally_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "已立题"), ("under_way", "推进中"), ("concluded", "已总结")],
                        default="open",
                        max_length=9,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="主题名称")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("why", models.TextField(verbose_name="立题理由")),
                ("conclusion", models.TextField(blank=True, verbose_name="总结")),
                ("concluded_at", models.DateTimeField(null=True, verbose_name="总结时间")),
                ("published_at", models.DateTimeField(null=True, verbose_name="公布时间")),
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
                    "concluded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="总结人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="牵头领导",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
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
                        verbose_name="公布人",
                    ),
                ),
            ],
            options={
                "verbose_name": "组合式协商主题",
                "ordering": ["-year", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("concluded_at__isnull", False), ("concluded_by__isnull", False)),
                            models.Q(("concluded_at__isnull", True), ("concluded_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_theme_concluded_by_concluded_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_theme_published_by_published_at",
                    ),
                    models.UniqueConstraint(fields=("assembly", "year", "title"), name="consultation_theme_title"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "tier",
                    models.CharField(
                        choices=[("county", "市(县)层面"), ("town", "镇(街道)层面"), ("village", "村(社区)层面")],
                        max_length=8,
                        verbose_name="层面",
                    ),
                ),
                ("ref", models.CharField(max_length=80, verbose_name="事项")),
                ("title", models.CharField(max_length=200, verbose_name="名称")),
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
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ties", to="consultation.theme"
                    ),
                ),
                (
                    "tied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="归入人",
                    ),
                ),
            ],
            options={
                "verbose_name": "归入主题的事项",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["assembly", "ref"], name="consultatio_assembl_98b369_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "theme", "ref"), name="consultation_tie_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Trip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("version", models.PositiveIntegerField(default=0)),
                ("day", models.DateField(verbose_name="日期")),
                ("place", models.CharField(max_length=120, verbose_name="调研地点")),
                ("others", models.CharField(blank=True, max_length=200, verbose_name="其他参加人员")),
                ("notes", models.TextField(blank=True, verbose_name="活动记录")),
                ("confirmed_at", models.DateTimeField(null=True, verbose_name="确认时间")),
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
                        verbose_name="确认人",
                    ),
                ),
                ("members", models.ManyToManyField(related_name="+", to="people.member", verbose_name="参加委员")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "research",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trips", to="consultation.research"
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.town",
                        verbose_name="镇(街道)",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.village",
                        verbose_name="村(社区)",
                    ),
                ),
            ],
            options={
                "verbose_name": "调研活动",
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="consultation_trip_confirmed_by_confirmed_at",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="observation",
            name="trip",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="observations",
                to="consultation.trip",
                verbose_name="调研活动",
            ),
        ),
        migrations.CreateModel(
            name="Turn",
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
                            ("waiting", "等候发言"),
                            ("speaking", "正在发言"),
                            ("done", "已发言"),
                            ("dropped", "不再发言"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("guest", models.CharField(blank=True, max_length=60, verbose_name="其他发言人")),
                ("about", models.CharField(blank=True, max_length=60, verbose_name="发言题目")),
                ("place", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=8,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="限时(分钟)",
                    ),
                ),
                ("started_at", models.DateTimeField(null=True, verbose_name="开始发言")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="结束发言")),
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
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="turns",
                        to="consultation.consultation",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="委员",
                    ),
                ),
            ],
            options={
                "verbose_name": "发言",
                "ordering": ["place", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "speaking")),
                        fields=("assembly", "consultation"),
                        name="consultation_turn_one_speaks",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", False), ("state", "waiting")),
                        fields=("assembly", "consultation", "member"),
                        name="consultation_turn_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("member__isnull", False), models.Q(("guest", ""), _negated=True), _connector="XOR"
                        ),
                        name="consultation_turn_member_or_guest",
                    ),
                ],
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="people.member"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="consultation.statement"
                    ),
                ),
            ],
            options={
                "verbose_name": "表态",
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "statement", "member"), name="consultation_vote_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value__in", (-1, 0, 1))), name="consultation_vote_value"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Voter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("voted", models.BooleanField(default=False, verbose_name="已表决")),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[("for", "赞成"), ("against", "反对"), ("abstain", "弃权")],
                        max_length=8,
                        verbose_name="表决",
                    ),
                ),
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
                    "ballot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="voters", to="consultation.ballot"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.member"
                    ),
                ),
            ],
            options={
                "verbose_name": "应到人员",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "ballot", "member"), name="consultation_voter_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="agenda",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issued_at__isnull", False), ("issued_by__isnull", False)),
                    models.Q(("issued_at__isnull", True), ("issued_by__isnull", True)),
                    _connector="OR",
                ),
                name="consultation_agenda_issued_by_issued_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                    models.Q(("opened_at__isnull", True), ("opened_by__isnull", True)),
                    _connector="OR",
                ),
                name="consultation_questionnaire_opened_by_opened_at",
            ),
        ),
        migrations.AddIndex(
            model_name="consultation",
            index=models.Index(fields=["assembly", "state", "-starts_at"], name="consultatio_assembl_5c3d46_idx"),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                    _connector="OR",
                ),
                name="consultation_consultation_closed_by_closed_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    _connector="OR",
                ),
                name="consultation_inspection_confirmed_by_confirmed_at",
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["assembly", "state", "due"], name="consultatio_assembl_58ce4c_idx"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["assembly", "unit", "state"], name="consultatio_assembl_4c3f6e_idx"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                fields=("assembly", "supervision", "number"), name="consultation_finding_number"
            ),
        ),
    ]
