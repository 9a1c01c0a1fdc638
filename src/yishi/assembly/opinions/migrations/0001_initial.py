from django.db import migrations, models

import yishi.assembly.base.files
import yishi.assembly.base.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
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
            ],
            options={
                "verbose_name": "报送对象",
                "ordering": ["pk"],
            },
        ),
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
            ],
            options={
                "verbose_name": "专报",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="BulletinItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="序号")),
            ],
            options={
                "verbose_name": "刊载信息",
                "ordering": ["place"],
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
            ],
            options={
                "verbose_name": "核查",
                "ordering": ["-pk"],
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
            ],
            options={
                "verbose_name": "依据",
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name": "编辑稿",
                "ordering": ["-round"],
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
            ],
            options={
                "verbose_name": "采用与批示",
                "ordering": ["-day", "-pk"],
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
            ],
            options={
                "verbose_name": "下级来稿",
                "ordering": ["-created_at", "-pk"],
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
            ],
            options={
                "verbose_name": "政策条文",
                "ordering": ["number"],
            },
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
            ],
            options={
                "verbose_name": "政策文件",
                "ordering": ["-day", "-pk"],
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
            ],
            options={
                "verbose_name": "社情民意信息",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.JSONField()),
                ("saved_at", models.DateTimeField(auto_now_add=True, verbose_name="保存时间")),
            ],
            options={
                "verbose_name": "保存记录",
                "ordering": ["-number"],
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
            ],
            options={
                "verbose_name": "审稿",
                "ordering": ["-pk"],
            },
        ),
    ]
