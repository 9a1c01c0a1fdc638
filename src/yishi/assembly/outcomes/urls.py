from django.urls import path

from yishi.assembly.outcomes import views
from yishi.assembly.outcomes.promises import views as promises

app_name = "outcomes"
urlpatterns = [
    path("", views.outcomes, name="list"),
    path("of/<str:kind>/<str:public_id>", views.of_source, name="of"),
    path("note/<str:kind>/<str:public_id>", views.note, name="note"),
    path("planned/<int:pk>", views.promise_planned, name="promise_planned"),
    path("promises", promises.register, name="promises"),
    path("<str:public_id>/extend", promises.extend, name="extend_promise"),
    path("<str:public_id>/withdraw", promises.withdraw, name="withdraw_promise"),
    path("<str:public_id>", views.outcome, name="outcome"),
    path("<str:public_id>/proof", views.proof, name="proof"),
    path("<str:public_id>/mend", views.mend, name="mend"),
    path("<str:public_id>/<str:verb>", views.decide, name="decide"),
]
