from django.urls import path

from yishi.assembly.outreach.campaigns import views

urlpatterns = [
    path("", views.campaigns, name="campaigns"),
    path("new", views.draft, name="draft_campaign"),
    path("efforts/<str:public_id>/confirm", views.confirm, name="confirm_effort"),
    path("problems/<str:public_id>/hand-on", views.hand_on, name="hand_on_problem"),
    path("problems/<str:public_id>/set-aside", views.set_aside, name="set_aside_problem"),
    path("<str:public_id>", views.campaign, name="campaign"),
    path("<str:public_id>/live", views.live, name="campaign_tally"),
    path("<str:public_id>/edit", views.edit, name="edit_campaign"),
    path("<str:public_id>/pledge", views.pledge, name="pledge"),
    path("<str:public_id>/task", views.task, name="campaign_task"),
    path("<str:public_id>/effort", views.effort, name="campaign_effort"),
    path("<str:public_id>/problem", views.problem, name="campaign_problem"),
    path("<str:public_id>/report", views.report, name="campaign_report"),
    path("<str:public_id>/report.<str:form>", views.paper, name="campaign_paper"),
    path("<str:public_id>/<str:verb>", views.move, name="move_campaign"),
]
