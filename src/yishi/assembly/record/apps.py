from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "yishi.assembly.record"
    label = "record"
