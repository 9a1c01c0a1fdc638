from django.urls import path

from yishi.assembly.placement.coverage import views

urlpatterns = [
    path("", views.coverage, name="coverage"),
    path("boundaries", views.boundaries, name="boundaries"),
    path("boundaries/<str:public_id>", views.boundary_import, name="boundary_import"),
]
