from django.urls import path

from yishi.assembly.consultation.ballots import views

urlpatterns = [
    path("of/<str:public_id>", views.of_consultation, name="ballots_of"),
    path("of/<str:public_id>/plan", views.plan, name="plan_ballot"),
    path("<str:public_id>", views.ballot, name="ballot"),
    path("<str:public_id>/screen", views.screen, name="ballot_screen"),
    path("<str:public_id>/vote", views.vote, name="cast_vote"),
    path("<str:public_id>/open", views.open_ballot, name="open_ballot"),
    path("<str:public_id>/close", views.close, name="close_ballot"),
    path("<str:public_id>/call-off", views.call_off, name="call_off_ballot"),
    path("<str:public_id>/record", views.record, name="record_decision"),
]
