from django.urls import path

from yishi.assembly.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.exchange, name="exchange"),
    path("receive", views.receive, name="receive"),
    path("card", views.make_seal, name="make_seal"),
    path("links/add", views.introduce, name="introduce"),
    path("links/<str:public_id>/confirm", views.confirm, name="confirm"),
    path("links/<str:public_id>/end", views.end, name="end"),
    path("out/<str:public_id>.zip", views.package, name="package"),
    path("out/<str:public_id>/again", views.try_again, name="try_again"),
    path("out/<str:public_id>/call-off", views.call_off, name="call_off"),
    path("out/<str:public_id>/receipt", views.acknowledge, name="acknowledge"),
    path("in/bring", views.bring, name="bring"),
    path("in/<str:public_id>/receipt", views.receipt, name="receipt"),
]
