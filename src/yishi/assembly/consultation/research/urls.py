from django.urls import path

from yishi.assembly.consultation.research import views, views_questionnaires, views_report, views_trips

urlpatterns = [
    path("", views.researches, name="research_list"),
    path("plan", views.plan, name="plan_research"),
    path("of/<str:public_id>", views.of_consultation, name="research_of"),
    path("trips/<str:public_id>", views_trips.trip, name="trip"),
    path("trips/<str:public_id>/edit", views_trips.edit, name="edit_trip"),
    path("trips/<str:public_id>/confirm", views_trips.confirm, name="confirm_trip"),
    path("observations/<str:public_id>/drop", views_trips.drop_observation, name="drop_observation"),
    path("observations/<str:public_id>/photos", views_trips.add_photo, name="add_observation_photo"),
    path("photos/<str:public_id>", views_trips.photo, name="observation_photo"),
    path("photos/<str:public_id>/drop", views_trips.drop_photo, name="drop_observation_photo"),
    path("proposed/<str:public_id>/drop", views_report.drop_proposed, name="drop_proposed"),
    path("proposed/<str:public_id>/take-over", views_report.take_over, name="take_over_proposed"),
    path("answer/<str:token>", views_questionnaires.answer, name="answer_questionnaire"),
    path("questionnaires/<str:public_id>", views_questionnaires.questionnaire, name="questionnaire"),
    path("questionnaires/<str:public_id>/edit", views_questionnaires.edit, name="edit_questionnaire"),
    path("questionnaires/<str:public_id>/<str:verb>", views_questionnaires.move, name="move_questionnaire"),
    path("<str:public_id>", views.research, name="research"),
    path("<str:public_id>/edit", views.edit, name="edit_research"),
    path("<str:public_id>/trips", views_trips.add, name="add_trip"),
    path("<str:public_id>/observe", views_trips.observe, name="observe"),
    path("<str:public_id>/questionnaires", views_questionnaires.add, name="add_questionnaire"),
    path("<str:public_id>/write", views_report.write, name="write_report"),
    path("<str:public_id>/versions/<int:number>", views_report.version, name="report_version"),
    path("<str:public_id>/compare", views_report.compare, name="compare_versions"),
    path("<str:public_id>/report.<str:form>", views_report.paper, name="report_paper"),
    path("<str:public_id>/propose", views_report.propose, name="propose_advice"),
    path("<str:public_id>/lay-before", views.lay_before, name="lay_before"),
    path("<str:public_id>/<str:verb>", views.move, name="move_research"),
]
