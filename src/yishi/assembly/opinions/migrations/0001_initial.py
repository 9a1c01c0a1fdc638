import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.files
import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consultation", "0001_initial"),
        ("exchange", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("topics", "0001_initial"),
    ]

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
                (
                    "kind",
                    models.CharField(
                        choices=[("reports", "社情民意"), ("special", "专报"), ("consultation", "协商专报")],
                        default="special",
                        max_length=12,
                        verbose_name="刊种",
                    ),
                ),
                ("incoming_place", models.PositiveSmallIntegerField(null=True)),
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
                        related_name="bulletins",
                        to="consultation.consultation",
                        verbose_name="协商",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="起草人",
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
                        verbose_name="签发人",
                    ),
                ),
            ],
            options={
                "verbose_name": "专报",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="Addressee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("name", models.CharField(max_length=80, verbose_name="报送对象")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("leaders", "本级领导"),
                            ("department", "部门"),
                            ("city", "市级"),
                            ("province", "省级"),
                            ("nation", "国家级"),
                        ],
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="对方意见")),
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
                    "dispatch",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addressee",
                        to="exchange.dispatch",
                        verbose_name="交换包",
                    ),
                ),
                (
                    "bulletin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sent_to", to="opinions.bulletin"
                    ),
                ),
            ],
            options={
                "verbose_name": "报送对象",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "bulletin", "name"), name="opinions_addressee_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Incoming",
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
                        choices=[("received", "待处理"), ("taken", "已编发"), ("kept", "留存")],
                        default="received",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("number", models.CharField(max_length=60, verbose_name="期号")),
                ("signatory", models.CharField(blank=True, max_length=40, verbose_name="签发人")),
                ("items", models.JSONField(default=list)),
                ("opinion", models.CharField(blank=True, max_length=500, verbose_name="意见")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="处理时间")),
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
                        verbose_name="处理人",
                    ),
                ),
                (
                    "received",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incoming",
                        to="exchange.received",
                        verbose_name="交换包",
                    ),
                ),
            ],
            options={
                "verbose_name": "下级来稿",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="opinions_incoming_decided_by_decided_at",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="bulletin",
            name="incoming",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="bulletins",
                to="opinions.incoming",
                verbose_name="下级来稿",
            ),
        ),
        migrations.CreateModel(
            name="Policy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("title", models.CharField(max_length=120, verbose_name="文件名称")),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="文号")),
                ("issuer", models.CharField(max_length=60, verbose_name="发文单位")),
                ("day", models.DateField(verbose_name="发文日期")),
                ("ended", models.DateField(blank=True, null=True, verbose_name="废止日期")),
                (
                    "added_by",
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
                "verbose_name": "政策文件",
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("assembly", "issuer", "number"),
                        name="opinions_policy_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended__isnull", True), ("ended__gte", models.F("day")), _connector="OR"),
                        name="opinions_policy_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
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
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="opinions.policy"
                    ),
                ),
            ],
            options={
                "verbose_name": "政策条文",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "policy", "number"), name="opinions_passage_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                ("title", models.CharField(max_length=50, verbose_name="标题")),
                ("situation", models.TextField(blank=True, verbose_name="情况")),
                ("analysis", models.TextField(blank=True, verbose_name="分析")),
                ("advice", models.TextField(blank=True, verbose_name="建议")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草拟中"),
                            ("submitted", "待审稿"),
                            ("returned", "已退回"),
                            ("kept", "已留存"),
                            ("adopted", "已采用，编辑中"),
                            ("edited", "待作者确认"),
                            ("approved", "已定稿"),
                            ("issued", "已刊发"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "author",
                    models.CharField(
                        choices=[
                            ("member", "委员个人"),
                            ("sector", "界别"),
                            ("committee", "专委会"),
                            ("party", "党派团体"),
                        ],
                        default="member",
                        max_length=10,
                        verbose_name="反映者",
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=60, verbose_name="集体名称")),
                ("source", models.CharField(blank=True, max_length=80, verbose_name="来源")),
                ("submitted_at", models.DateTimeField(null=True, verbose_name="提交时间")),
                ("news_seen_at", models.DateTimeField(null=True)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="people.member",
                        verbose_name="执笔委员",
                    ),
                ),
            ],
            options={
                "verbose_name": "社情民意信息",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(fields=["assembly", "state", "-created_at"], name="opinions_re_assembl_ceb2f3_idx")
                ],
            },
        ),
        migrations.CreateModel(
            name="Fate",
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
                        choices=[("adopted", "采用"), ("instruction", "批示")], max_length=12, verbose_name="类型"
                    ),
                ),
                ("day", models.DateField(verbose_name="日期")),
                ("words", models.TextField(verbose_name="原文摘录")),
                (
                    "proof",
                    models.FileField(blank=True, upload_to=yishi.assembly.base.files.path_of, verbose_name="佐证材料"),
                ),
                ("proof_name", models.CharField(blank=True, max_length=200)),
                ("proof_note", models.CharField(max_length=300, verbose_name="佐证说明")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="复核时间")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="复核意见")),
                ("told_by", models.CharField(blank=True, max_length=120, verbose_name="告知单位")),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fates",
                        to="opinions.addressee",
                        verbose_name="报送对象",
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="复核人",
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
                    "received",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fates",
                        to="exchange.received",
                        verbose_name="交换包",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fates",
                        to="opinions.report",
                        verbose_name="针对哪一份信息",
                    ),
                ),
            ],
            options={
                "verbose_name": "采用与批示",
                "ordering": ["-day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", False), ("received__isnull", False)),
                            _connector="OR",
                        ),
                        name="opinions_fate_decided",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("noted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="opinions_fate_two_people",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
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
                ("title", models.CharField(max_length=50, verbose_name="标题")),
                ("situation", models.TextField(blank=True, verbose_name="情况")),
                ("analysis", models.TextField(blank=True, verbose_name="分析")),
                ("advice", models.TextField(blank=True, verbose_name="建议")),
                ("round", models.PositiveSmallIntegerField(verbose_name="第几稿")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("agreed", "同意刊发"), ("objected", "不同意")],
                        max_length=10,
                        verbose_name="作者意见",
                    ),
                ),
                ("word", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="答复人",
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
                    "edited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编辑",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="editions", to="opinions.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "编辑稿",
                "ordering": ["-round"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "report", "round"), name="opinions_edition_round"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", False), ("answered_by__isnull", False)),
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="opinions_edition_answered_by_answered_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("text", models.CharField(max_length=200, verbose_name="说法")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("observed", "本人走访所见"),
                            ("figure", "官方数据"),
                            ("topic", "群众来件议题"),
                            ("document", "政策或工作文件"),
                            ("press", "媒体报道"),
                            ("hearsay", "他人反映"),
                        ],
                        max_length=10,
                        verbose_name="依据类型",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="出处")),
                ("day", models.DateField(verbose_name="信息日期")),
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
                        related_name="+",
                        to="topics.topic",
                        verbose_name="议题",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="claims", to="opinions.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "依据",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "about",
                    models.CharField(
                        choices=[("duplicate", "是否重复"), ("policy", "是否已有政策")],
                        max_length=10,
                        verbose_name="核查内容",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("new", "没有重复或覆盖"), ("partly", "部分重复或覆盖"), ("covered", "已重复或覆盖")],
                        max_length=10,
                        verbose_name="核查结果",
                    ),
                ),
                ("word", models.CharField(max_length=300, verbose_name="说明")),
                ("checked_at", models.DateTimeField(auto_now_add=True, verbose_name="核查时间")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="opinions.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "核查",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="BulletinItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="序号")),
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
                    "bulletin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="opinions.bulletin"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="item", to="opinions.report"
                    ),
                ),
            ],
            options={
                "verbose_name": "刊载信息",
                "ordering": ["place"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "bulletin", "place"), name="opinions_item_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="opinions.report"
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
                    models.UniqueConstraint(
                        fields=("assembly", "report", "number"), name="opinions_reportversion_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("adopt", "采用"), ("keep", "留存"), ("give_back", "退回修改")],
                        max_length=10,
                        verbose_name="审稿结果",
                    ),
                ),
                ("opinion", models.CharField(max_length=300, verbose_name="审稿意见")),
                ("reviewed_at", models.DateTimeField(auto_now_add=True, verbose_name="审稿时间")),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="opinions.report"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审稿人",
                    ),
                ),
            ],
            options={
                "verbose_name": "审稿",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="bulletin",
            constraint=models.UniqueConstraint(
                condition=models.Q(("issue__isnull", False)),
                fields=("assembly", "kind", "year", "issue"),
                name="opinions_bulletin_issue",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulletin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issued_at__isnull", False), ("issued_by__isnull", False)),
                    models.Q(("issued_at__isnull", True), ("issued_by__isnull", True)),
                    _connector="OR",
                ),
                name="opinions_bulletin_issued_by_issued_at",
            ),
        ),
    ]
