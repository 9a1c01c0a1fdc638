from django.apps import AppConfig


class ConsultationConfig(AppConfig):
    name = "yishi.assembly.consultation"
    label = "consultation"
