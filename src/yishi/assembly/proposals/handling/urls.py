from django.urls import path

from yishi.assembly.proposals.handling import views, views_meeting

urlpatterns = [
    path("", views.assignments, name="assignments"),
    path("board", views.overview, name="board"),
    path("classes", views.classes, name="classes"),
    path("contacts/<int:pk>/<str:word>", views.confirm_contact, name="confirm_contact"),
    path("extensions/<int:pk>", views.settle, name="settle_extension"),
    path("meeting", views_meeting.meeting, name="meeting"),
    path("meeting/<int:pk>.<str:form>", views_meeting.unit_list, name="unit_list"),
    path("<str:public_id>", views.assignment, name="assignment"),
    path("<str:public_id>/sign", views.sign, name="sign_for"),
    path("<str:public_id>/ask-back", views.ask_back, name="ask_back"),
    path("<str:public_id>/insist", views.insist, name="insist"),
    path("<str:public_id>/take-back", views.take_back, name="take_back"),
    path("<str:public_id>/urge", views.urge, name="urge"),
    path("<str:public_id>/letter.<str:form>", views.printed, name="print_reply"),
    path("<str:public_id>/contact", views.contact, name="contact"),
    path("<str:public_id>/extend", views.extend, name="extend"),
    path("<str:public_id>/reply", views.reply, name="reply"),
    path("<str:public_id>/answer", views.answer, name="answer"),
]
