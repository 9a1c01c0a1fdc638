import secrets

import django.core.validators
import django.utils.timezone
from django.db import migrations, models

import yishi.assembly.base.files
import yishi.assembly.base.models
import yishi.assembly.consultation.public.models
import yishi.assembly.consultation.supervision.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
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
            ],
            options={
                "verbose_name": "计划调整",
                "ordering": ["-made_at", "-pk"],
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
            ],
            options={
                "verbose_name": "建议",
                "ordering": ["number"],
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
            ],
            options={
                "verbose_name": "议程",
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
            ],
            options={
                "verbose_name": "表决",
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name": "协商",
                "ordering": ["-starts_at"],
            },
        ),
        migrations.CreateModel(
            name="DayKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("key", models.CharField(default=secrets.token_hex, max_length=64)),
            ],
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
            ],
            options={
                "verbose_name": "报告稿",
                "ordering": ["-number"],
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
            ],
            options={
                "verbose_name": "监督问题",
                "ordering": ["supervision", "number"],
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
            ],
            options={
                "verbose_name": "监督活动",
                "ordering": ["-day", "-pk"],
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
            ],
            options={
                "verbose_name": "现场照片",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Instruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leader", models.CharField(max_length=60, verbose_name="批示人")),
                ("day", models.DateField(verbose_name="批示日期")),
                ("text", models.TextField(verbose_name="批示原文")),
            ],
            options={
                "verbose_name": "批示",
                "ordering": ["day", "pk"],
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
            ],
            options={
                "verbose_name": "邀请",
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
            ],
            options={
                "verbose_name": "办理期限",
                "ordering": ["kind", "-since"],
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
            ],
            options={
                "verbose_name": "回头看",
                "ordering": ["due", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NetworkHour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=16)),
                ("hour", models.PositiveSmallIntegerField()),
                ("joined", models.PositiveIntegerField(default=0)),
            ],
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
            ],
            options={
                "verbose_name": "议程项目",
                "ordering": ["number"],
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
            ],
            options={
                "verbose_name": "参与者",
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
            ],
            options={
                "verbose_name": "参与点",
                "ordering": ["pk"],
            },
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
            ],
            options={
                "verbose_name": "年度协商计划",
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveSmallIntegerField(verbose_name="排")),
                ("column", models.PositiveSmallIntegerField(verbose_name="座")),
                ("guest", models.CharField(blank=True, max_length=60, verbose_name="其他人员")),
            ],
            options={
                "verbose_name": "座位",
                "ordering": ["row", "column"],
            },
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
            ],
            options={
                "verbose_name": "拟提建议",
                "ordering": ["number"],
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
            ],
            options={
                "verbose_name": "群众参与",
            },
        ),
        migrations.CreateModel(
            name="PublicVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.SmallIntegerField(verbose_name="表态")),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "群众表态",
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
            ],
            options={
                "verbose_name": "问卷题目",
                "ordering": ["number"],
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
            ],
            options={
                "verbose_name": "问卷",
                "ordering": ["-pk"],
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
            ],
            options={
                "verbose_name": "整改",
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name": "答卷",
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
            ],
            options={
                "verbose_name": "调研",
                "ordering": ["-created_at"],
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
            ],
            options={
                "verbose_name": "座次表",
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
            ],
            options={
                "verbose_name": "搁置",
                "ordering": ["-pk"],
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
            ],
            options={
                "verbose_name": "委员所见",
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
            ],
            options={
                "verbose_name": "计划题目",
                "ordering": ["month", "pk"],
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
            ],
            options={
                "verbose_name": "群众意见",
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name": "民主监督",
                "ordering": ["-created_at"],
            },
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
            ],
            options={
                "verbose_name": "计票",
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name": "组合式协商主题",
                "ordering": ["-year", "-pk"],
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
            ],
            options={
                "verbose_name": "归入主题的事项",
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name": "调研活动",
                "ordering": ["-day", "-pk"],
            },
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
            ],
            options={
                "verbose_name": "发言",
                "ordering": ["place", "pk"],
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
            ],
            options={
                "verbose_name": "应到人员",
                "ordering": ["pk"],
            },
        ),
    ]
