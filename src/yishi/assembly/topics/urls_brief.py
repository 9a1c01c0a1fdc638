from django.urls import path

from yishi.assembly.topics import views_brief

urlpatterns = [
    path("", views_brief.briefs, name="briefs"),
    path("draft", views_brief.draft, name="draft_brief"),
    path("<str:public_id>", views_brief.brief, name="brief"),
    path("<str:public_id>/edit", views_brief.edit, name="edit_brief"),
    path("<str:public_id>/recount", views_brief.recount, name="recount_brief"),
    path("<str:public_id>/paper.<str:form>", views_brief.paper, name="brief_paper"),
    path("<str:public_id>/<str:verb>", views_brief.move, name="move_brief"),
]
