from django.apps import AppConfig


class PlacementConfig(AppConfig):
    name = "yishi.assembly.placement"
    label = "placement"
