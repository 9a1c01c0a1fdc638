from django.urls import path

from yishi.assembly.outreach.visits import views, views_queue, views_rounds

urlpatterns = [
    path("", views.visits, name="visits"),
    path("log", views.log, name="log_visit"),
    path("sync", views_queue.sync, name="sync_visits"),
    path("coverage", views_rounds.covered, name="coverage"),
    path("promises", views.promises, name="promises"),
    path("promises/<str:public_id>/<str:verb>", views.settle, name="settle_promise"),
    path("attachments/<str:public_id>", views.attachment, name="attachment"),
    path("attachments/<str:public_id>/give-up", views.give_up, name="give_up_attachment"),
    path("firms", views_rounds.firms, name="firms"),
    path("firms/new", views_rounds.enter_firm, name="enter_firm"),
    path("firms/<str:public_id>", views_rounds.edit_firm, name="edit_firm"),
    path("leaders", views_rounds.leaders, name="leaders"),
    path("leaders/<str:group_id>", views_rounds.name_leader, name="name_leader"),
    path("rounds", views_rounds.all_rounds, name="rounds"),
    path("rounds/of/<str:group_id>", views_rounds.plan_round, name="plan_round"),
    path("rounds/<str:public_id>", views_rounds.one_round, name="round"),
    path("rounds/<str:public_id>/edit", views_rounds.edit_round, name="edit_round"),
    path("<str:public_id>", views.visit, name="visit"),
    path("<str:public_id>/amend", views.amend, name="amend_visit"),
    path("<str:public_id>/confirm", views.confirm, name="confirm_visit"),
    path("<str:public_id>/withdraw", views.withdraw, name="withdraw_visit"),
    path("<str:public_id>/promise", views.promise, name="promise"),
    path("<str:public_id>/join/<str:into>", views.join, name="join_visit"),
]
