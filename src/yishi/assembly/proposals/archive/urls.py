from django.urls import path

from yishi.assembly.proposals.archive import views

urlpatterns = [
    path("", views.archive, name="archive"),
    path("bring", views.bring, name="bring_past"),
    path("imports/<str:public_id>", views.past_import, name="past_import"),
    path("imports/<str:public_id>/confirm", views.confirm, name="confirm_past"),
    path("imports/<str:public_id>/discard", views.discard, name="discard_past"),
    path("imports/<str:public_id>/undo", views.undo, name="undo_past"),
    path("<str:public_id>", views.past_proposal, name="past_proposal"),
]
