from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "yishi.assembly.people"
    label = "people"
