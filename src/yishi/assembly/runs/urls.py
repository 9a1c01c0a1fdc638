from django.urls import path

from yishi.assembly.runs import views

app_name = "runs"
urlpatterns = [
    path("", views.runs, name="list"),
    path("<str:public_id>", views.run, name="run"),
    path("<str:public_id>/progress", views.progress, name="progress"),
    path("<str:public_id>/cancel", views.cancel, name="cancel"),
    path("<str:public_id>/retry", views.retry, name="retry"),
]
