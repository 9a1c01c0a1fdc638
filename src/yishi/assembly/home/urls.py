from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from yishi.assembly.home import demo, offline, style, views

app_name = "home"
urlpatterns = [
    path("", views.welcome, name="welcome"),
    path("desk", views.desk, name="desk"),
    path("cockpit", views.cockpit, name="cockpit"),
    path("results", views.results, name="results"),
    path("audit", views.audit, name="audit"),
    path("language", login_not_required(set_language), name="language"),
    path("prefs", views.prefs, name="prefs"),
    path("demo/<str:who>", demo.sign_in, name="demo"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("offline.js", offline.worker, name="offline"),
    path("style", style.page, name="style"),
]
