from django.urls import include, path

app_name = "outreach"
urlpatterns = [
    path("campaigns/", include("yishi.assembly.outreach.campaigns.urls")),
    path("squads/", include("yishi.assembly.outreach.squads.urls")),
    path("studios/", include("yishi.assembly.outreach.studios.urls")),
    path("visits/", include("yishi.assembly.outreach.visits.urls")),
]
