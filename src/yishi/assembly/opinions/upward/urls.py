from django.urls import path

from yishi.assembly.opinions.upward import views

urlpatterns = [
    path("", views.incomings, name="incomings"),
    path("<str:public_id>", views.incoming, name="incoming"),
    path("<str:public_id>/paper.pdf", views.paper, name="incoming_paper"),
    path("<str:public_id>/publish", views.publish, name="publish_incoming"),
    path("<str:public_id>/keep", views.keep, name="keep_incoming"),
]
