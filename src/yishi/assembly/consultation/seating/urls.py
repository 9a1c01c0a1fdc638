from django.urls import path

from yishi.assembly.consultation.seating import views

urlpatterns = [
    path("of/<str:public_id>", views.of_consultation, name="seating_of"),
    path("<str:public_id>", views.plan, name="seating"),
    path("<str:public_id>/arrange", views.arrange, name="arrange_seats"),
    path("<str:public_id>/seats.<str:form>", views.printed, name="print_seats"),
]
