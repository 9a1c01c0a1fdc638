from django.urls import path

from yishi.assembly.topics.brief import views

urlpatterns = [
    path("", views.briefs, name="briefs"),
    path("draft", views.draft, name="draft_brief"),
    path("<str:public_id>", views.brief, name="brief"),
    path("<str:public_id>/edit", views.edit, name="edit_brief"),
    path("<str:public_id>/recount", views.recount, name="recount_brief"),
    path("<str:public_id>/paper.<str:form>", views.paper, name="brief_paper"),
    path("<str:public_id>/<str:verb>", views.move, name="move_brief"),
]
