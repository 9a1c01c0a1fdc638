from django.urls import path

from yishi.assembly.appraisal import views

app_name = "appraisal"
urlpatterns = [
    path("mine", views.mine, name="mine"),
    path("", views.office, name="office"),
    path("spread", views.spread, name="spread"),
    path("work-out", views.work_out, name="work_out"),
    path("lines/<int:pk>", views.line, name="line"),
    path("schemes", views.schemes, name="schemes"),
    path("schemes/propose", views.propose, name="propose"),
    path("schemes/<str:public_id>", views.scheme, name="scheme"),
    path("schemes/<str:public_id>/adopt", views.adopt, name="adopt"),
    path("sheets/<str:public_id>", views.sheet, name="sheet"),
]
