from django.urls import path

from yishi.assembly.topics.board import views

urlpatterns = [
    path("", views.board, name="board"),
    path("compare", views.compare, name="compare"),
    path("undecided", views.undecided, name="undecided"),
]
