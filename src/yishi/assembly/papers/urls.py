from django.urls import path

from yishi.assembly.papers.circulation import views as circulation
from yishi.assembly.papers.measuring import views as measuring
from yishi.assembly.papers.wordings import views as wordings

app_name = "papers"
urlpatterns = [
    path("check", measuring.check, name="check"),
    path("wordings", wordings.wordings, name="wordings"),
    path("wordings/<str:name>", wordings.wording, name="wording"),
    path("wordings/<str:name>/built-in", wordings.built_in, name="built_in"),
    path("rounds", circulation.rounds, name="rounds"),
    path("rounds/<str:public_id>", circulation.round_, name="round"),
    path("rounds/<str:public_id>/paper.pdf", circulation.paper, name="round_paper"),
    path("rounds/<str:public_id>/end", circulation.end, name="end_round"),
    path("of/<str:name>/<str:public_id>", circulation.of_paper, name="of"),
    path("of/<str:name>/<str:public_id>/circulate", circulation.circulate, name="circulate"),
    path("of/<str:name>/<str:public_id>/mark", circulation.mark, name="mark"),
]
