from django.urls import path

from yishi.assembly.record import views

app_name = "record"
urlpatterns = [
    path("", views.book, name="book"),
    path("mine", views.mine, name="mine"),
    path("enter", views.enter, name="enter"),
    path("<str:public_id>", views.deed, name="deed"),
    path("<str:public_id>/reverse", views.reverse, name="reverse"),
]
