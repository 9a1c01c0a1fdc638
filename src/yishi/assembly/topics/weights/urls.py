from django.urls import path

from yishi.assembly.topics.weights import views

urlpatterns = [
    path("", views.weights, name="weights"),
    path("remits", views.remits, name="remits"),
]
