from django.urls import include, path

from yishi.assembly.proposals import views, views_office
from yishi.assembly.proposals.handling import views as handling
from yishi.assembly.proposals.rating import views as rating

app_name = "proposals"
urlpatterns = [
    path("", views.proposals, name="list"),
    path("catalogue", views.catalogue, name="catalogue"),
    path("begin", views.begin, name="begin"),
    path("plenaries", views_office.plenaries, name="plenaries"),
    path("handling/", include("yishi.assembly.proposals.handling.urls")),
    path("key/", include("yishi.assembly.proposals.key.urls")),
    path("archive/", include("yishi.assembly.proposals.archive.urls")),
    path("quality/", include("yishi.assembly.proposals.quality.urls")),
    path("ratings/<int:pk>/check", rating.check, name="check_rating"),
    path("<str:public_id>", views.proposal, name="proposal"),
    path("<str:public_id>/paper.<str:form>", views.printed, name="print"),
    path("<str:public_id>/file.zip", views.whole_file, name="whole_file"),
    path("<str:public_id>/write", views.write, name="write"),
    path("<str:public_id>/keep", views.keep, name="keep"),
    path("<str:public_id>/similar", views.similar, name="similar"),
    path("<str:public_id>/versions", views.versions, name="versions"),
    path("<str:public_id>/ask", views.ask, name="ask"),
    path("<str:public_id>/sign", views.sign, name="sign"),
    path("<str:public_id>/submit", views.submit, name="submit"),
    path("<str:public_id>/withdraw", views.withdraw, name="withdraw"),
    path("<str:public_id>/examine", views_office.examine, name="examine"),
    path("<str:public_id>/decide", views_office.decide, name="decide"),
    path("<str:public_id>/merge", views_office.merge, name="merge"),
    path("<str:public_id>/part", views_office.part, name="part"),
    path("<str:public_id>/hand-over", handling.hand_over, name="hand_over"),
    path("<str:public_id>/rate", rating.rate, name="rate"),
    path("<str:public_id>/enter-rating", rating.enter, name="enter_rating"),
    path("<str:public_id>/again", rating.again, name="again"),
    path("<str:public_id>/close", rating.close, name="close"),
]
