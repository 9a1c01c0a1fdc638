from django.urls import include, path

from yishi.assembly.opinions import views
from yishi.assembly.opinions.addressees import views as addressees
from yishi.assembly.opinions.policies import views as policies
from yishi.assembly.opinions.upward import views as upward
from yishi.assembly.opinions.year import views as years

app_name = "opinions"
urlpatterns = [
    path("", views.bulletins, name="list"),
    path("reports/", include("yishi.assembly.opinions.reports.urls")),
    path("policies/", policies.policies, name="policies"),
    path("policies/add", policies.add, name="add_policy"),
    path("policies/<str:public_id>", policies.policy, name="policy"),
    path("policies/<str:public_id>/end", policies.end, name="end_policy"),
    path("incoming/", include("yishi.assembly.opinions.upward.urls")),
    path("year/", years.year, name="year"),
    path("year/<int:year>/circular.<str:form>", years.circular, name="circular"),
    path("fates/<str:public_id>/confirm", addressees.confirm, name="confirm_fate"),
    path("fates/<str:public_id>/return", addressees.give_back, name="give_back_fate"),
    path("fates/<str:public_id>/proof", addressees.proof, name="proof"),
    path("compose", views.compose, name="compose"),
    path("of/<str:consultation_id>", views.of_consultation, name="of_consultation"),
    path("draft/<str:consultation_id>", views.draft, name="draft"),
    path("<str:public_id>", views.bulletin, name="bulletin"),
    path("<str:public_id>/edit", views.edit, name="edit"),
    path("<str:public_id>/paper.<str:form>", views.paper, name="paper"),
    path("<str:public_id>/return", views.give_back, name="give_back"),
    path("<str:public_id>/up/<str:link_id>", upward.send_up, name="send_up"),
    path("<str:public_id>/addressees/add", addressees.send_to, name="send_to"),
    path("<str:public_id>/addressees/<str:addressee_id>", addressees.note, name="note_fate"),
    path("<str:public_id>/<str:verb>", views.move, name="move"),
]
