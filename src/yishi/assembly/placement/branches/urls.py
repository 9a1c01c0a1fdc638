from django.urls import path

from yishi.assembly.placement.branches import views

urlpatterns = [
    path("", views.branches, name="branches"),
    path("<str:public_id>", views.branch, name="branch"),
    path("<str:public_id>/record", views.record, name="record_activity"),
    path("<str:public_id>/scope", views.scope, name="branch_scope"),
    path("<str:public_id>/link", views.link, name="branch_link"),
    path("activities/<str:public_id>/confirm", views.confirm, name="confirm_activity"),
]
