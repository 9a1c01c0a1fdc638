from django.urls import include, path

from yishi.assembly.topics import views

app_name = "topics"
urlpatterns = [
    path("", include("yishi.assembly.topics.board.urls")),
    path("briefs/", include("yishi.assembly.topics.brief.urls")),
    path("bursts/", include("yishi.assembly.topics.bursts.urls")),
    path("weights/", include("yishi.assembly.topics.weights.urls")),
    path("", include("yishi.assembly.topics.corrections.urls")),
    path("find", views.find, name="find"),
    path("<str:public_id>", views.topic, name="topic"),
    path("<str:public_id>/fields", views.fields, name="fields"),
    path("<str:public_id>/messages", views.messages, name="messages"),
    path("<str:public_id>/confirm", views.confirm, name="confirm"),
    path("<str:public_id>/dismiss", views.dismiss, name="dismiss"),
]
