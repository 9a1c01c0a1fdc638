import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("consultation", "0001_initial"),
        ("people", "0001_initial"),
        ("topics", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="advice",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="advice",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.handlingunit",
                verbose_name="承办单位",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="closed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="办结人",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="convener",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.member",
                verbose_name="召集人",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="planned_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="筹备人",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="topic",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consultations",
                to="topics.topic",
                verbose_name="议题",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="town",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.town",
                verbose_name="镇(街道)",
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="units",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="people.handlingunit", verbose_name="参加单位"
            ),
        ),
        migrations.AddField(
            model_name="advice",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="advice", to="consultation.consultation"
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="consultation.consultation"
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="people.member"
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="paper",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="consultation.consultation"
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="consultation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="statements", to="consultation.consultation"
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="member",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="people.member",
                verbose_name="提出人",
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="people.member"
            ),
        ),
        migrations.AddField(
            model_name="vote",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="consultation.statement"
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
            model_name="advice",
            constraint=models.UniqueConstraint(
                fields=("assembly", "consultation", "number"), name="consultation_advice_number"
            ),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["member", "answer"], name="consultatio_member__f76573_idx"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                fields=("assembly", "consultation", "member"), name="consultation_invitation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.UniqueConstraint(
                fields=("assembly", "consultation", "text"), name="consultation_statement_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(
                fields=("assembly", "statement", "member"), name="consultation_vote_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__in", (-1, 0, 1))), name="consultation_vote_value"
            ),
        ),
    ]
