from django.urls import path, re_path

from yishi.assembly.consultation.floor import views

urlpatterns = [
    path("of/<str:public_id>", views.of_consultation, name="floor_of"),
    path("<str:public_id>", views.keep, name="floor"),
    path("<str:public_id>/ask", views.ask, name="ask_for_floor"),
    path("<str:public_id>/screen", views.screen, name="screen"),
    re_path("^turns/(?P<public_id>[^/]+)/(?P<verb>start|stop|drop|take_back)$", views.move, name="move_turn"),
    re_path("^turns/(?P<public_id>[^/]+)/(?P<way>up|down)$", views.arrange, name="arrange_turn"),
]
