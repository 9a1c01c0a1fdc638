from django.urls import path

from yishi.assembly.proposals.quality import views

urlpatterns = [
    path("", views.rounds, name="quality"),
    path("sheets/<str:public_id>", views.assess, name="assess"),
    path("honour/<str:public_id>", views.honour, name="honour"),
    path("<str:public_id>", views.quality_round, name="quality_round"),
    path("<str:public_id>/assign", views.assign, name="assign_reviewers"),
    path("<str:public_id>/close", views.close, name="close_round"),
    path("<str:public_id>/third/<str:proposal_id>", views.third, name="third_reviewer"),
]
