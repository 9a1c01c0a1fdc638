from django.urls import path

from yishi.assembly.opinions.reports import views, views_office

urlpatterns = [
    path("", views.reports, name="reports"),
    path("begin", views.begin, name="begin_report"),
    path("claims/<int:pk>/drop", views.drop_claim, name="drop_claim"),
    path("<str:public_id>", views.report, name="report"),
    path("<str:public_id>/write", views.write, name="write_report"),
    path("<str:public_id>/keep", views.keep, name="keep_report"),
    path("<str:public_id>/similar", views.similar, name="similar_reports"),
    path("<str:public_id>/versions", views.versions, name="report_versions"),
    path("<str:public_id>/submit", views.submit, name="submit_report"),
    path("<str:public_id>/withdraw", views.withdraw, name="withdraw_report"),
    path("<str:public_id>/answer", views.answer, name="answer_edition"),
    path("<str:public_id>/claims/add", views.prove, name="prove"),
    path("<str:public_id>/noted", views.take_note, name="take_note"),
    path("<str:public_id>/review", views_office.review, name="review"),
    path("<str:public_id>/edition", views_office.edit, name="edit_report"),
    path("<str:public_id>/propose", views_office.propose, name="propose_edition"),
    path("<str:public_id>/desk", views_office.desk, name="desk"),
]
