from django.urls import path

from yishi.assembly.topics.bursts import views

urlpatterns = [
    path("", views.bursts, name="bursts"),
    path("<str:public_id>/see", views.see, name="see_burst"),
    path("<str:public_id>/close", views.close, name="close_burst"),
]
