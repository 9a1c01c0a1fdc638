from django.urls import include, path

from yishi.assembly.consultation import views, views_members, views_session

app_name = "consultation"
urlpatterns = [
    path("", views.consultations, name="list"),
    path("plan/<str:topic_id>", views.plan, name="plan"),
    path("of/<str:topic_id>", views.of_topic, name="of_topic"),
    path("papers/<str:public_id>", views_members.paper, name="paper"),
    path("papers/<str:public_id>/drop", views.drop_paper, name="drop_paper"),
    path("statements/<str:public_id>/vote", views_members.vote, name="vote"),
    path("statements/<str:public_id>/withdraw", views_members.withdraw, name="withdraw"),
    path("ballots/", include("yishi.assembly.consultation.ballots.urls")),
    path("agenda/", include("yishi.assembly.consultation.agenda.urls")),
    path("agreement/", include("yishi.assembly.consultation.agreement.urls")),
    path("research/", include("yishi.assembly.consultation.research.urls")),
    path("supervision/", include("yishi.assembly.consultation.supervision.urls")),
    path("themes/", include("yishi.assembly.consultation.themes.urls")),
    path("public/", include("yishi.assembly.consultation.public.urls")),
    path("year-plan/", include("yishi.assembly.consultation.plan.urls")),
    path("<str:public_id>", views.consultation, name="consultation"),
    path("<str:public_id>/edit", views.edit, name="edit"),
    path("<str:public_id>/papers", views.add_paper, name="add_paper"),
    path("<str:public_id>/invite", views.invite, name="invite"),
    path("<str:public_id>/invitations/<int:pk>/drop", views.drop_invitation, name="drop_invitation"),
    path("<str:public_id>/notify", views.notify, name="notify"),
    path("<str:public_id>/call-off", views.call_off, name="call_off"),
    path("<str:public_id>/accept", views_members.accept, name="accept"),
    path("<str:public_id>/leave", views_members.leave, name="leave"),
    path("<str:public_id>/statements", views_members.statements, name="statements"),
    path("<str:public_id>/hold", views_session.hold, name="hold"),
    path("<str:public_id>/minutes", views_session.minutes, name="minutes"),
    path("<str:public_id>/advice", views_session.advice, name="advice"),
    path("<str:public_id>/close", views_session.close, name="close"),
    path("<str:public_id>/print/<str:name>.<str:form>", views_session.printed, name="printed"),
]
