from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "yishi.assembly.topics"
    label = "topics"
