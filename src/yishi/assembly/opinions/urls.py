from django.urls import path

from yishi.assembly.opinions import views

app_name = "opinions"
urlpatterns = [
    path("", views.bulletins, name="list"),
    path("of/<str:consultation_id>", views.of_consultation, name="of_consultation"),
    path("draft/<str:consultation_id>", views.draft, name="draft"),
    path("<str:public_id>", views.bulletin, name="bulletin"),
    path("<str:public_id>/edit", views.edit, name="edit"),
    path("<str:public_id>/paper.<str:form>", views.paper, name="paper"),
    path("<str:public_id>/return", views.give_back, name="give_back"),
    path("<str:public_id>/<str:verb>", views.move, name="move"),
]
