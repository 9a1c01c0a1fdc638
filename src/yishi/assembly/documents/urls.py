from django.urls import path

from yishi.assembly.documents import views

app_name = "documents"
urlpatterns = [path("check", views.check, name="check")]
