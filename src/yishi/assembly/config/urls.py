"""Every room's address."""

from django.urls import include, path

urlpatterns = [
    path("", include("yishi.assembly.home.urls")),
    path("accounts/", include("allauth.urls")),
    path("people/", include("yishi.assembly.people.urls")),
    path("papers/", include("yishi.assembly.papers.urls")),
    path("exchange/", include("yishi.assembly.exchange.urls")),
    path("hotline/", include("yishi.assembly.hotline.urls")),
    path("topics/", include("yishi.assembly.topics.urls")),
    path("record/", include("yishi.assembly.record.urls")),
    path("outreach/", include("yishi.assembly.outreach.urls")),
    path("placement/", include("yishi.assembly.placement.urls")),
    path("consultations/", include("yishi.assembly.consultation.urls")),
    path("proposals/", include("yishi.assembly.proposals.urls")),
    path("opinions/", include("yishi.assembly.opinions.urls")),
    path("outcomes/", include("yishi.assembly.outcomes.urls")),
    path("appraisal/", include("yishi.assembly.appraisal.urls")),
    path("runs/", include("yishi.assembly.runs.urls")),
]

handler400 = "yishi.assembly.home.errors.unreadable"
handler403 = "yishi.assembly.home.errors.refused"
handler404 = "yishi.assembly.home.errors.not_found"
handler500 = "yishi.assembly.home.errors.broken"
