from django.urls import path

from yishi.assembly.topics import views

app_name = "topics"
urlpatterns = [
    path("", views.board, name="board"),
    path("find", views.find, name="find"),
    path("<str:public_id>", views.topic, name="topic"),
    path("<str:public_id>/messages", views.messages, name="messages"),
    path("<str:public_id>/confirm", views.confirm, name="confirm"),
    path("<str:public_id>/dismiss", views.dismiss, name="dismiss"),
]
