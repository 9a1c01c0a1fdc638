from django.apps import AppConfig


class RunsConfig(AppConfig):
    name = "yishi.assembly.runs"
    label = "runs"
