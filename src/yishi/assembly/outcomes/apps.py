from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "yishi.assembly.outcomes"
    label = "outcomes"
