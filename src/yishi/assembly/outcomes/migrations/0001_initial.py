import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yishi.assembly.base.models
import yishi.assembly.outcomes.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consultation", "0001_initial"),
        ("opinions", "0001_initial"),
        ("people", "0001_initial"),
        ("people", "__first__"),
        ("proposals", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseBook",
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
                        choices=[("draft", "编写中"), ("published", "已刊印")],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("title", models.CharField(max_length=60, verbose_name="书名")),
                ("foreword", models.TextField(blank=True, verbose_name="前言")),
                ("published_at", models.DateTimeField(null=True, verbose_name="刊印时间")),
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
                    "begun_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编者",
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
                        verbose_name="签发人",
                    ),
                ),
            ],
            options={
                "verbose_name": "案例汇编",
                "ordering": ["-year", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("assembly", "year", "title"), name="outcomes_book_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="outcomes_casebook_published_by_published_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=yishi.assembly.base.models.new_ulid, editable=False, max_length=26, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("place", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("title", models.CharField(max_length=120, verbose_name="标题")),
                ("background", models.TextField(blank=True, verbose_name="背景")),
                ("doing", models.TextField(blank=True, verbose_name="做法")),
                ("result", models.TextField(blank=True, verbose_name="成效")),
                ("lesson", models.TextField(blank=True, verbose_name="启示")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="选入人",
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
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="consultation.consultation",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="opinions.report",
                    ),
                ),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cases", to="outcomes.casebook"
                    ),
                ),
            ],
            options={
                "verbose_name": "案例",
                "ordering": ["place", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("consultation__isnull", False), ("proposal__isnull", True), ("report__isnull", True)
                            ),
                            models.Q(
                                ("consultation__isnull", True), ("proposal__isnull", False), ("report__isnull", True)
                            ),
                            models.Q(
                                ("consultation__isnull", True), ("proposal__isnull", True), ("report__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="outcomes_case_of_one_thing",
                    ),
                    models.UniqueConstraint(
                        fields=("assembly", "book", "consultation"), name="outcomes_case_consultation"
                    ),
                    models.UniqueConstraint(fields=("assembly", "book", "proposal"), name="outcomes_case_proposal"),
                    models.UniqueConstraint(fields=("assembly", "book", "report"), name="outcomes_case_report"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
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
                        choices=[
                            ("adopted", "采用"),
                            ("instruction", "批示"),
                            ("promised", "承诺措施"),
                            ("done", "措施落实"),
                            ("policy", "形成政策"),
                            ("award", "获评表彰"),
                            ("compiled", "入选案例汇编"),
                            ("declined", "未采纳"),
                        ],
                        max_length=12,
                        verbose_name="类型",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("town", "镇(街道)"),
                            ("county", "县级"),
                            ("city", "市级"),
                            ("province", "省级"),
                            ("nation", "国家级"),
                        ],
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("day", models.DateField(verbose_name="日期")),
                ("title", models.CharField(max_length=200, verbose_name="事由")),
                ("words", models.TextField(blank=True, verbose_name="原文摘录")),
                ("due", models.DateField(blank=True, null=True, verbose_name="承诺期限")),
                (
                    "proof",
                    models.FileField(
                        blank=True, upload_to=yishi.assembly.outcomes.models.proof_path, verbose_name="佐证材料"
                    ),
                ),
                ("proof_name", models.CharField(blank=True, max_length=200)),
                ("proof_note", models.CharField(max_length=300, verbose_name="佐证说明")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="复核时间")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="复核意见")),
                (
                    "advice",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="consultation.advice",
                        verbose_name="对应建议",
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
                    "bulletin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="opinions.bulletin",
                        verbose_name="专报",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="consultation.consultation",
                        verbose_name="协商",
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
                    "fate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="opinions.fate",
                        verbose_name="采用与批示",
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
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="outcomes.outcome",
                        verbose_name="兑现的承诺",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="proposals.proposal",
                        verbose_name="提案",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="opinions.report",
                        verbose_name="社情民意信息",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="proposals.suggestion",
                        verbose_name="对应的提案建议",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="people.handlingunit",
                        verbose_name="承办单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "转化",
                "ordering": ["-day", "-created_at"],
                "indexes": [models.Index(fields=["assembly", "state", "-day"], name="outcomes_ou_assembl_983207_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="outcomes_outcome_decided_by_decided_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("consultation__isnull", False), ("proposal__isnull", True), ("report__isnull", True)
                            ),
                            models.Q(
                                ("consultation__isnull", True), ("proposal__isnull", False), ("report__isnull", True)
                            ),
                            models.Q(
                                ("consultation__isnull", True), ("proposal__isnull", True), ("report__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="outcomes_outcome_of_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.DateField(verbose_name="原期限")),
                ("until", models.DateField(verbose_name="延期至")),
                ("why", models.CharField(max_length=200, verbose_name="延期理由")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
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
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="outcomes.outcome"
                    ),
                ),
            ],
            options={
                "verbose_name": "承诺延期",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("before"))), name="outcomes_extension_is_later"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.CharField(max_length=200, verbose_name="撤销理由")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
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
                    "promise",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="outcomes.outcome"
                    ),
                ),
            ],
            options={
                "verbose_name": "承诺撤销",
            },
        ),
    ]
