from django.urls import path

from yishi.assembly.topics.corrections import views

urlpatterns = [
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/<str:public_id>/withdraw", views.withdraw, name="withdraw"),
    path("<str:public_id>/rename", views.rename, name="rename"),
    path("<str:public_id>/merge", views.merge, name="merge"),
    path("<str:public_id>/split", views.split, name="split"),
    path("<str:public_id>/move", views.move, name="move"),
]
