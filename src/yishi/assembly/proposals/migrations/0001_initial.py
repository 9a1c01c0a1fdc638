import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("topics", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArchiveImport",
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
                            ("staged", "待确认"),
                            ("stored", "已入库"),
                            ("discarded", "已放弃"),
                            ("undone", "已撤销"),
                        ],
                        default="staged",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("rows", models.JSONField(default=list)),
                ("faults", models.JSONField(default=list)),
                ("compared", models.JSONField(default=dict)),
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
                    "staged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
            ],
            options={
                "verbose_name": "历届提案导入",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几次办理")),
                (
                    "part",
                    models.CharField(
                        choices=[("single", "单办"), ("split", "分办"), ("lead", "主办"), ("assisting", "会办")],
                        max_length=10,
                        verbose_name="办理方式",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("handed", "待签收"),
                            ("asked_back", "申请退回"),
                            ("signed", "办理中"),
                            ("answered", "已答复"),
                            ("taken_back", "已改办"),
                        ],
                        default="handed",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("handed_on", models.DateField(verbose_name="交办日期")),
                ("sign_due", models.DateField(verbose_name="签收期限")),
                ("due", models.DateField(verbose_name="答复期限")),
                ("signed_at", models.DateTimeField(null=True, verbose_name="签收时间")),
                ("back_why", models.CharField(blank=True, max_length=200, verbose_name="退回理由")),
                ("back_answer", models.CharField(blank=True, max_length=200, verbose_name="退回答复")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="people.handlingunit",
                        verbose_name="承办单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "交办",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("face", "面谈"),
                            ("meeting", "座谈会"),
                            ("visit", "实地察看"),
                            ("phone", "电话"),
                            ("letter", "书信"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="沟通方式",
                    ),
                ),
                ("day", models.DateField(verbose_name="日期")),
                ("words", models.CharField(max_length=300, verbose_name="沟通情况")),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("confirmed", models.BooleanField(null=True, verbose_name="提案人确认")),
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
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="proposals.assignment"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "沟通",
                "ordering": ["day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KeyProposal",
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
                        choices=[("proposed", "拟列重点"), ("decided", "重点提案"), ("turned_down", "未列重点")],
                        default="proposed",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("why", models.CharField(max_length=300, verbose_name="遴选理由")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("visit", "视察督办"),
                            ("talk", "协商座谈"),
                            ("research", "调研督办"),
                            ("letter", "书面督办"),
                        ],
                        max_length=10,
                        verbose_name="督办形式",
                    ),
                ),
                ("due", models.DateField(verbose_name="督办期限")),
                ("word", models.CharField(blank=True, max_length=200, verbose_name="审定意见")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="审定时间")),
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
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
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
                        verbose_name="审定人",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.member",
                        verbose_name="督办领导",
                    ),
                ),
            ],
            options={
                "verbose_name": "重点提案",
                "ordering": ["due", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="日期")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("visit", "视察督办"),
                            ("talk", "协商座谈"),
                            ("research", "调研督办"),
                            ("letter", "书面督办"),
                        ],
                        max_length=10,
                        verbose_name="督办形式",
                    ),
                ),
                ("words", models.CharField(max_length=500, verbose_name="督办情况")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="proposals.keyproposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办记录",
                "ordering": ["day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PastProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("session", models.CharField(max_length=40, verbose_name="届次")),
                ("number", models.CharField(max_length=20, verbose_name="案号")),
                ("title", models.CharField(max_length=200, verbose_name="案由")),
                ("proposer", models.CharField(max_length=120, verbose_name="提案人")),
                ("cosigners", models.TextField(blank=True, verbose_name="联名人")),
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="类型")),
                ("category", models.CharField(blank=True, max_length=40, verbose_name="分类")),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                ("verdict", models.CharField(blank=True, max_length=60, verbose_name="立案情况")),
                ("units", models.CharField(blank=True, max_length=300, verbose_name="承办单位")),
                ("result", models.CharField(blank=True, max_length=60, verbose_name="办理结果")),
                ("reply", models.TextField(blank=True, verbose_name="答复")),
                ("satisfied", models.CharField(blank=True, max_length=60, verbose_name="满意度")),
                ("day", models.DateField(null=True, verbose_name="日期")),
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
                    "brought",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="proposals.archiveimport",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past_proposals",
                        to="people.member",
                        verbose_name="委员",
                    ),
                ),
            ],
            options={
                "verbose_name": "历届提案",
                "ordering": ["-session", "number", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "session", "number"), name="proposals_past_session_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PastUnit",
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handled_by",
                        to="proposals.pastproposal",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past_proposals",
                        to="people.handlingunit",
                    ),
                ),
            ],
            options={
                "verbose_name": "承办单位",
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "proposal", "unit"), name="proposals_past_unit_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Plenary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("number", models.PositiveSmallIntegerField(verbose_name="第几次会议")),
                ("opens", models.DateField(verbose_name="征集开始")),
                ("closes", models.DateField(verbose_name="会议征集截止")),
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
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plenaries",
                        to="people.term",
                        verbose_name="届次",
                    ),
                ),
            ],
            options={
                "verbose_name": "全体会议",
                "ordering": ["-opens"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "term", "number"), name="proposals_plenary_number"),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gte", models.F("opens"))),
                        name="proposals_plenary_opens_before_it_closes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
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
                            ("draft", "草拟中"),
                            ("submitted", "待审查"),
                            ("examined", "待审定"),
                            ("accepted", "已立案"),
                            ("declined", "不予立案"),
                            ("turned", "转社情民意"),
                            ("merged", "已并案"),
                            ("handling", "办理中"),
                            ("answered", "待评价"),
                            ("closed", "已办结"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "个人提案"),
                            ("joint", "联名提案"),
                            ("sector", "界别提案"),
                            ("group", "小组提案"),
                            ("party", "党派团体提案"),
                            ("committee", "专委会提案"),
                        ],
                        default="single",
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=60, verbose_name="集体名称")),
                ("title", models.CharField(max_length=50, verbose_name="案由")),
                ("situation", models.TextField(blank=True, verbose_name="情况与问题")),
                ("analysis", models.TextField(blank=True, verbose_name="分析")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("economy", "经济建设"),
                            ("politics", "政治建设"),
                            ("culture", "文化建设"),
                            ("society", "社会建设"),
                            ("ecology", "生态文明建设"),
                            ("other", "其他"),
                        ],
                        default="society",
                        max_length=10,
                        verbose_name="内容分类",
                    ),
                ),
                ("researched", models.BooleanField(default=False, verbose_name="经过调研")),
                ("may_publish", models.BooleanField(default=True, verbose_name="可以公开")),
                ("open_to_signers", models.BooleanField(default=False, verbose_name="可以附议")),
                ("submitted_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                ("number", models.PositiveIntegerField(null=True, verbose_name="案号")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几次办理")),
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
                    "master",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="proposals.proposal",
                        verbose_name="并入",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="people.member",
                        verbose_name="第一提案人",
                    ),
                ),
                (
                    "plenary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="proposals.plenary",
                        verbose_name="全体会议",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="topics.topic",
                        verbose_name="议题",
                    ),
                ),
                (
                    "wished",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="people.handlingunit", verbose_name="建议承办单位"
                    ),
                ),
            ],
            options={
                "verbose_name": "提案",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(fields=["assembly", "state", "-created_at"], name="proposals_p_assembl_ea5631_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number__isnull", False)),
                        fields=("assembly", "plenary", "number"),
                        name="proposals_proposal_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("master__isnull", False), ("state", "merged")),
                            models.Q(models.Q(("state", "merged"), _negated=True), ("master__isnull", True)),
                            _connector="OR",
                        ),
                        name="proposals_proposal_merged_into_one",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="keyproposal",
            name="proposal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="key", to="proposals.proposal"
            ),
        ),
        migrations.CreateModel(
            name="Honour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_at", models.DateTimeField(auto_now_add=True, verbose_name="审定时间")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="honour", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "优秀提案",
            },
        ),
        migrations.CreateModel(
            name="Examination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("right_proposer", models.BooleanField(verbose_name="提案者符合规定")),
                ("right_content", models.BooleanField(verbose_name="内容符合规定")),
                ("right_form", models.BooleanField(verbose_name="形式符合规定")),
                (
                    "proposed",
                    models.CharField(
                        choices=[
                            ("accept", "立案"),
                            ("decline", "不予立案"),
                            ("turn", "转社情民意"),
                            ("send_back", "退回修改"),
                        ],
                        max_length=10,
                        verbose_name="审查意见",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secret", "涉及国家秘密"),
                            ("forbidden", "国家明令禁止"),
                            ("party_inner", "中共党员对党内组织、人事安排等问题有意见"),
                            ("other_party", "民主党派成员反映本组织内部问题"),
                            ("court", "进入民事、刑事、行政诉讼或者仲裁程序"),
                            ("academic", "属于学术研讨"),
                            ("personal", "为本人或者亲属解决个人问题"),
                            ("advertising", "宣传、推介具体作品、产品"),
                            ("accusing", "指名举报"),
                            ("empty", "内容空泛，没有具体建议"),
                        ],
                        max_length=12,
                        verbose_name="不立案情形",
                    ),
                ),
                ("opinion", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                ("heard", models.CharField(blank=True, max_length=300, verbose_name="提案人意见")),
                ("examined_at", models.DateTimeField(auto_now_add=True, verbose_name="审查时间")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accept", "立案"),
                            ("decline", "不予立案"),
                            ("turn", "转社情民意"),
                            ("send_back", "退回修改"),
                        ],
                        max_length=10,
                        verbose_name="审定",
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="审定时间")),
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
                        verbose_name="审定人",
                    ),
                ),
                (
                    "examined_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审查人",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="examinations",
                        to="proposals.proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "审查",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="proposals_examination_decided_by_decided_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("examined_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposals_examination_two_people",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="proposals.proposal"
            ),
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几次办理")),
                (
                    "work",
                    models.CharField(
                        choices=[("satisfied", "满意"), ("fairly", "基本满意"), ("not", "不满意")],
                        max_length=10,
                        verbose_name="对办理工作",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("satisfied", "满意"), ("fairly", "基本满意"), ("not", "不满意")],
                        max_length=10,
                        verbose_name="对办理结果",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="意见")),
                ("on_paper", models.BooleanField(default=False, verbose_name="书面评价")),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="评价时间")),
                ("checked_at", models.DateTimeField(null=True, verbose_name="核对时间")),
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
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="people.member"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ratings", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "评价",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "proposal", "member", "round"), name="proposals_rating_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("entered_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="proposals_rating_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", False), ("checked_by__isnull", False)),
                            models.Q(("checked_at__isnull", True), ("checked_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="proposals_rating_checked_by_checked_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReplyClass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=2, verbose_name="类别")),
                ("meaning", models.CharField(max_length=120, verbose_name="含义")),
                ("solved", models.BooleanField(default=False, verbose_name="算作解决")),
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
                "verbose_name": "答复类别",
                "ordering": ["code"],
                "constraints": [models.UniqueConstraint(fields=("assembly", "code"), name="proposals_replyclass_code")],
            },
        ),
        migrations.CreateModel(
            name="Reply",
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
                ("letter_number", models.CharField(blank=True, max_length=60, verbose_name="答复文号")),
                ("text", models.TextField(verbose_name="答复内容")),
                ("signed_by", models.CharField(blank=True, max_length=40, verbose_name="签发人")),
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
                    "assignment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply", to="proposals.assignment"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="proposals.replyclass",
                        verbose_name="答复类别",
                    ),
                ),
            ],
            options={
                "verbose_name": "答复",
            },
        ),
        migrations.CreateModel(
            name="Round",
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
                        choices=[("open", "评价中"), ("closed", "评价结束")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("indicators", models.JSONField(verbose_name="评价指标")),
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
                    "plenary",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quality_round",
                        to="proposals.plenary",
                        verbose_name="全体会议",
                    ),
                ),
            ],
            options={
                "verbose_name": "质量评价",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("third", models.BooleanField(default=False)),
                ("grades", models.JSONField(default=dict)),
                (
                    "overall",
                    models.CharField(
                        blank=True,
                        choices=[("excellent", "优秀"), ("good", "较好"), ("fair", "一般")],
                        max_length=10,
                        verbose_name="总评",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="评语")),
                ("done_at", models.DateTimeField(null=True, verbose_name="评价时间")),
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
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="proposals.proposal"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="proposals.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "评价表",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "proposal", "reviewer"), name="proposals_assessment_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("waiting", "待回复"), ("agreed", "同意联名"), ("declined", "谢绝联名")],
                        default="waiting",
                        max_length=8,
                        verbose_name="回复",
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="回复时间")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="people.member"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "联名人",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "proposal", "member"), name="proposals_signature_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("text", models.CharField(max_length=500, verbose_name="建议")),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "提案建议",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("assembly", "proposal", "number"), name="proposals_suggestion_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SuggestionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "fate",
                    models.CharField(
                        choices=[
                            ("adopted", "已采纳"),
                            ("partly", "部分采纳"),
                            ("planned", "列入计划"),
                            ("not", "未采纳"),
                        ],
                        max_length=8,
                        verbose_name="采纳情况",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                ("due", models.DateField(blank=True, null=True, verbose_name="计划完成日期")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
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
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="proposals.reply"
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="proposals.suggestion"
                    ),
                ),
            ],
            options={
                "verbose_name": "逐条答复",
                "ordering": ["suggestion__number"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "reply", "suggestion"), name="proposals_answer_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fate", "planned"), _negated=True), ("due__isnull", False), _connector="OR"
                        ),
                        name="proposals_answer_planned_has_a_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Urging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=200, verbose_name="催办意见")),
                ("urged_at", models.DateTimeField(auto_now_add=True, verbose_name="催办时间")),
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
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="urgings", to="proposals.assignment"
                    ),
                ),
                (
                    "urged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "催办",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.JSONField()),
                ("saved_at", models.DateTimeField(auto_now_add=True, verbose_name="保存时间")),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="proposals.proposal"
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "保存记录",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "proposal", "number"), name="proposals_version_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateField(verbose_name="延期至")),
                ("why", models.CharField(max_length=200, verbose_name="延期理由")),
                ("asked_at", models.DateTimeField(auto_now_add=True, verbose_name="申请时间")),
                ("granted", models.BooleanField(null=True, verbose_name="同意")),
                ("answer", models.CharField(blank=True, max_length=200, verbose_name="审批意见")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="审批时间")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="proposals.assignment",
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
            ],
            options={
                "verbose_name": "延期",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="proposals_extension_decided_by_decided_at",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="keyproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                    _connector="OR",
                ),
                name="proposals_keyproposal_decided_by_decided_at",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["assembly", "unit", "state", "due"], name="proposals_a_assembl_57719b_idx"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "taken_back"), _negated=True),
                fields=("assembly", "proposal", "unit", "round"),
                name="proposals_assignment_once",
            ),
        ),
    ]
