from django.urls import path

from yishi.assembly.consultation.agenda import views

urlpatterns = [
    path("<str:public_id>", views.of_consultation, name="agenda_of"),
    path("<str:public_id>/write", views.write, name="write_agenda"),
    path("<str:public_id>/issue", views.issue, name="issue_agenda"),
    path("<str:public_id>/take-back", views.take_back, name="take_back_agenda"),
    path("<str:public_id>/turn-to/<int:number>", views.turn_to, name="turn_to"),
    path("<str:public_id>/agenda.<str:form>", views.printed, name="print_agenda"),
]
