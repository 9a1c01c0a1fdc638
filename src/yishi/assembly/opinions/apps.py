from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    name = "yishi.assembly.opinions"
    label = "opinions"
