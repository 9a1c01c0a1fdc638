from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "yishi.assembly.base"
    label = "base"
