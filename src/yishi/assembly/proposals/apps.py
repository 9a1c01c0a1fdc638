from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "yishi.assembly.proposals"
    label = "proposals"
