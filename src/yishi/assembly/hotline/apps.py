from django.apps import AppConfig


class HotlineConfig(AppConfig):
    name = "yishi.assembly.hotline"
    label = "hotline"
