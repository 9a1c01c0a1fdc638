from django.urls import path

from yishi.assembly.consultation.public import views, views_phones, views_places

urlpatterns = [
    path("at/", views_phones.nowhere, name="public_pages"),
    path("at/<str:token>", views_phones.landing, name="public_page"),
    path("at/<str:token>/vote", views_phones.next_statement, name="public_next"),
    path("at/<str:token>/vote/<str:public_id>", views_phones.vote, name="public_vote"),
    path("at/<str:token>/say", views_phones.say, name="public_say"),
    path("of/<str:public_id>", views.of_consultation, name="public_of_consultation"),
    path("of/<str:public_id>/set-up", views.set_up, name="set_up_public"),
    path("places/<str:public_id>", views_places.place, name="public_place"),
    path("places/<str:public_id>/code.svg", views_places.code, name="public_code"),
    path("places/<str:public_id>/sheet-<str:paper>.pdf", views_places.sheet, name="public_sheet"),
    path("places/<str:public_id>/renew", views_places.renew, name="renew_place"),
    path("places/<str:public_id>/retire", views_places.retire, name="retire_place"),
    path("submissions/<str:public_id>/accept", views.accept, name="accept_submission"),
    path("submissions/<str:public_id>/turn-down", views.turn_down, name="turn_down_submission"),
    path("set-asides/<str:public_id>/restore", views.restore, name="restore_set_aside"),
    path("<str:public_id>", views.part, name="public_part"),
    path("<str:public_id>/edit", views.edit, name="edit_public"),
    path("<str:public_id>/places", views.add_place, name="add_place"),
    path("<str:public_id>/set-aside", views.set_aside, name="set_aside_public"),
    path("<str:public_id>/<str:verb>", views.move, name="move_public"),
]
