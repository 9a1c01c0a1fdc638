from django.urls import include, path

app_name = "placement"
urlpatterns = [
    path("coverage/", include("yishi.assembly.placement.coverage.urls")),
    path("branches/", include("yishi.assembly.placement.branches.urls")),
    path("", include("yishi.assembly.placement.drafts.urls")),
]
