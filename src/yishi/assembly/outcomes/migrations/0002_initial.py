import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consultation", "0002_initial"),
        ("opinions", "0002_initial"),
        ("outcomes", "0001_initial"),
        ("people", "0001_initial"),
        ("proposals", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="extension",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="advice",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="consultation.advice",
                verbose_name="对应建议",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="bulletin",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="opinions.bulletin",
                verbose_name="专报",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="consultation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="consultation.consultation",
                verbose_name="协商",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="复核人",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="fate",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="opinions.fate",
                verbose_name="采用与批示",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="noted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="promise",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="measures",
                to="outcomes.outcome",
                verbose_name="兑现的承诺",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="proposal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="proposals.proposal",
                verbose_name="提案",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="report",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="opinions.report",
                verbose_name="社情民意信息",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="suggestion",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="proposals.suggestion",
                verbose_name="对应的提案建议",
            ),
        ),
        migrations.AddField(
            model_name="outcome",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="people.handlingunit",
                verbose_name="承办单位",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="promise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="outcomes.outcome"
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="withdrawal",
            name="promise",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="withdrawal", to="outcomes.outcome"
            ),
        ),
        migrations.AddIndex(
            model_name="outcome",
            index=models.Index(fields=["assembly", "state", "-day"], name="outcomes_ou_assembl_983207_idx"),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                    models.Q(("decided_at__isnull", True), ("decided_by__isnull", True)),
                    _connector="OR",
                ),
                name="outcomes_outcome_decided_by_decided_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consultation__isnull", False), ("proposal__isnull", True), ("report__isnull", True)),
                    models.Q(("consultation__isnull", True), ("proposal__isnull", False), ("report__isnull", True)),
                    models.Q(("consultation__isnull", True), ("proposal__isnull", True), ("report__isnull", False)),
                    _connector="OR",
                ),
                name="outcomes_outcome_came_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("before"))), name="outcomes_extension_is_later"
            ),
        ),
    ]
