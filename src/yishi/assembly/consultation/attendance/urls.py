from django.urls import path

from yishi.assembly.consultation.attendance import views

urlpatterns = [
    path("in/<str:code>", views.sign_in, name="sign_in"),
    path("<str:public_id>", views.of_consultation, name="attendance_of"),
    path("<str:public_id>/remind", views.remind, name="remind"),
    path("<str:public_id>/leave/<int:pk>", views.leave, name="decide_leave"),
    path("<str:public_id>/door", views.door, name="door"),
    path("<str:public_id>/code", views.code, name="sign_in_code"),
]
