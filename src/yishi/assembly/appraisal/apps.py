from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "yishi.assembly.appraisal"
    label = "appraisal"
