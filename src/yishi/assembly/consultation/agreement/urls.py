from django.urls import path

from yishi.assembly.consultation.agreement import views

urlpatterns = [
    path("<str:public_id>", views.agreement, name="agreement"),
    path("<str:public_id>/work-out", views.work_out, name="work_out_agreement"),
]
