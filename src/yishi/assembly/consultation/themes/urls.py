from django.urls import path

from yishi.assembly.consultation.themes import views

urlpatterns = [
    path("", views.themes, name="themes"),
    path("open", views.open_theme, name="open_theme"),
    path("published", views.published, name="published_themes"),
    path("published/<str:public_id>", views.published_one, name="published_theme"),
    path("of/<str:public_id>", views.of_consultation, name="themes_of"),
    path("ties/<int:pk>/untie", views.untie, name="untie"),
    path("<str:public_id>", views.theme, name="theme"),
    path("<str:public_id>/edit", views.edit, name="edit_theme"),
    path("<str:public_id>/tie", views.tie, name="tie"),
    path("<str:public_id>/<str:verb>", views.move, name="move_theme"),
]
