from django.urls import path

from yishi.assembly.outreach.squads import views

urlpatterns = [
    path("", views.squads, name="squads"),
    path("new", views.found, name="found_squad"),
    path("requests/new", views.ask, name="ask_talk"),
    path("requests/<str:public_id>", views.asked, name="talk_request"),
    path("requests/<str:public_id>/decline", views.decline, name="decline_talk"),
    path("materials/<str:public_id>", views.download, name="material"),
    path("talks/<str:public_id>", views.talk, name="talk"),
    path("talks/<str:public_id>/note", views.note, name="note_talk"),
    path("talks/<str:public_id>/cancel", views.cancel, name="cancel_talk"),
    path("talks/<str:public_id>/confirm", views.confirm, name="confirm_talk"),
    path("<str:public_id>", views.squad, name="squad"),
    path("<str:public_id>/edit", views.edit, name="edit_squad"),
    path("<str:public_id>/material", views.material, name="keep_material"),
    path("<str:public_id>/talk", views.plan, name="plan_talk"),
]
