from django.urls import path

from yishi.assembly.outcomes import views
from yishi.assembly.outcomes.cases import views as cases
from yishi.assembly.outcomes.promises import views as promises

app_name = "outcomes"
urlpatterns = [
    path("", views.outcomes, name="list"),
    path("of/<str:kind>/<str:public_id>", views.of_source, name="of"),
    path("note/<str:kind>/<str:public_id>", views.note, name="note"),
    path("planned/<int:pk>", views.promise_planned, name="promise_planned"),
    path("cases/", cases.books, name="case_books"),
    path("cases/begin", cases.begin, name="begin_cases"),
    path("cases/tell/<str:public_id>", cases.tell, name="tell_case"),
    path("cases/drop/<str:public_id>", cases.drop, name="drop_case"),
    path("cases/<str:public_id>", cases.book, name="case_book"),
    path("cases/<str:public_id>/write", cases.write, name="write_cases"),
    path("cases/<str:public_id>/publish", cases.publish, name="publish_cases"),
    path("cases/<str:public_id>/book.pdf", cases.pdf, name="cases_pdf"),
    path("cases/<str:public_id>/<str:kind>/<str:source_id>", cases.choose, name="choose_case"),
    path("promises", promises.register, name="promises"),
    path("<str:public_id>/extend", promises.extend, name="extend_promise"),
    path("<str:public_id>/withdraw", promises.withdraw, name="withdraw_promise"),
    path("<str:public_id>", views.outcome, name="outcome"),
    path("<str:public_id>/proof", views.proof, name="proof"),
    path("<str:public_id>/mend", views.mend, name="mend"),
    path("<str:public_id>/<str:verb>", views.decide, name="decide"),
]
