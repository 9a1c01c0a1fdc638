from django.urls import path

from yishi.assembly.consultation.plan import views, views_subjects

urlpatterns = [
    path("", views.plans, name="year_plans"),
    path("open", views.open_plan, name="open_plan"),
    path("kinds", views.kinds, name="kinds"),
    path("of/<str:topic_id>", views_subjects.of_topic, name="topic_in_plans"),
    path("of/<str:topic_id>/put-forward", views_subjects.put_forward, name="put_forward"),
    path("from/<str:ref>", views_subjects.propose_from, name="propose_from"),
    path("subjects/<str:public_id>", views_subjects.subject, name="subject"),
    path("subjects/<str:public_id>/edit", views_subjects.edit, name="edit_subject"),
    path("subjects/<str:public_id>/session", views_subjects.session, name="plan_subject"),
    path("subjects/<str:public_id>/<str:verb>", views_subjects.move, name="move_subject"),
    path("<str:public_id>", views.plan, name="year_plan"),
    path("<str:public_id>/propose", views_subjects.propose, name="propose_subject"),
    path("<str:public_id>/enlarge", views_subjects.enlarge, name="enlarge_plan"),
    path("<str:public_id>/paper.<str:form>", views.paper, name="plan_paper"),
    path("<str:public_id>/<str:verb>", views.advance, name="advance_plan"),
]
