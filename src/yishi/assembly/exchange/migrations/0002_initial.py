import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("exchange", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="dispatch",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="核对人",
            ),
        ),
        migrations.AddField(
            model_name="link",
            name="entered_by",
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
            model_name="dispatch",
            name="link",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dispatches",
                to="exchange.link",
                verbose_name="收件单位",
            ),
        ),
        migrations.AddField(
            model_name="received",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddField(
            model_name="received",
            name="link",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="received",
                to="exchange.link",
                verbose_name="来件单位",
            ),
        ),
        migrations.AddField(
            model_name="seal",
            name="assembly",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.assembly",
                verbose_name="政协委员会",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("assembly", "other", "public_key"), name="exchange_link_once"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                    _connector="OR",
                ),
                name="exchange_link_confirmed_by_confirmed_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(("confirmed_by", models.F("entered_by")), _negated=True),
                    _connector="OR",
                ),
                name="exchange_link_two_people",
            ),
        ),
        migrations.AddIndex(
            model_name="dispatch",
            index=models.Index(fields=["state", "next_try_at"], name="exchange_di_state_43a3eb_idx"),
        ),
        migrations.AddConstraint(
            model_name="received",
            constraint=models.UniqueConstraint(
                fields=("assembly", "link", "package_id"), name="exchange_received_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.UniqueConstraint(fields=("assembly",), name="exchange_seal_once"),
        ),
    ]
