from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "yishi.assembly.papers"
    label = "papers"
