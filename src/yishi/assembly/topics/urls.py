from django.urls import include, path

from yishi.assembly.topics import views, views_board, views_corrections, views_weights

app_name = "topics"
urlpatterns = [
    path("", views_board.board, name="board"),
    path("compare", views_board.compare, name="compare"),
    path("undecided", views_board.undecided, name="undecided"),
    path("find", views.find, name="find"),
    path("weights/", views_weights.weights, name="weights"),
    path("weights/remits", views_weights.remits, name="remits"),
    path("corrections/", views_corrections.corrections, name="corrections"),
    path("corrections/<str:public_id>/withdraw", views_corrections.withdraw, name="withdraw"),
    path("briefs/", include("yishi.assembly.topics.urls_brief")),
    path("bursts/", include("yishi.assembly.topics.urls_bursts")),
    path("<str:public_id>", views.topic, name="topic"),
    path("<str:public_id>/messages", views.messages, name="messages"),
    path("<str:public_id>/confirm", views.confirm, name="confirm"),
    path("<str:public_id>/dismiss", views.dismiss, name="dismiss"),
    path("<str:public_id>/rename", views_corrections.rename, name="rename"),
    path("<str:public_id>/merge", views_corrections.merge, name="merge"),
    path("<str:public_id>/split", views_corrections.split, name="split"),
    path("<str:public_id>/move", views_corrections.move, name="move"),
]
