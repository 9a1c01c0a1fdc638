from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "yishi.assembly.home"
    label = "home"
