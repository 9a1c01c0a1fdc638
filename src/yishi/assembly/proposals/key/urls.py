from django.urls import path

from yishi.assembly.proposals.key import views

urlpatterns = [
    path("", views.keys, name="keys"),
    path("<str:public_id>", views.key, name="key"),
    path("<str:public_id>/choose", views.choose, name="choose_key"),
    path("<str:public_id>/decide", views.decide, name="decide_key"),
    path("<str:public_id>/follow-up", views.follow_up, name="follow_up"),
]
