from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "yishi.assembly.documents"
    label = "documents"
