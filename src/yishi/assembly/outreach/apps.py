from django.apps import AppConfig


class OutreachConfig(AppConfig):
    name = "yishi.assembly.outreach"
    label = "outreach"
