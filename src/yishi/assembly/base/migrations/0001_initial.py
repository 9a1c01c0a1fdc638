from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="AuditLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("assembly_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("actor_id", models.CharField(blank=True, max_length=26)),
                ("actor_name", models.CharField(max_length=80, verbose_name="操作人")),
                ("verb", models.CharField(max_length=60, verbose_name="操作")),
                ("thing", models.CharField(blank=True, max_length=80, verbose_name="事项")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="名称")),
                ("why", models.TextField(blank=True, verbose_name="理由")),
                ("detail", models.JSONField(default=dict, verbose_name="明细")),
            ],
            options={
                "verbose_name": "审计记录",
                "indexes": [
                    models.Index(fields=["assembly_id", "-at"], name="base_auditl_assembl_6bf361_idx"),
                    models.Index(fields=["assembly_id", "thing"], name="base_auditl_assembl_709b5a_idx"),
                ],
            },
        ),
    ]
