from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "yishi.assembly.exchange"
    label = "exchange"
