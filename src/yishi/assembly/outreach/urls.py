from django.urls import include, path

app_name = "outreach"
urlpatterns = [
    path("visits/", include("yishi.assembly.outreach.visits.urls")),
]
