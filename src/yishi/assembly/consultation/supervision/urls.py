from django.urls import path

from yishi.assembly.consultation.supervision import views, views_findings, views_inspections

urlpatterns = [
    path("", views.overview, name="supervisions"),
    path("all", views.supervisions, name="all_supervisions"),
    path("plan", views.plan, name="plan_supervision"),
    path("findings", views_findings.findings, name="findings"),
    path("findings/<str:public_id>", views_findings.finding, name="finding"),
    path("findings/<str:public_id>/edit", views_findings.edit, name="edit_finding"),
    path("findings/<str:public_id>/drop", views_findings.drop, name="drop_finding"),
    path("findings/<str:public_id>/rectify", views_findings.rectify, name="rectify"),
    path("findings/<str:public_id>/look-back", views_findings.look_back, name="look_back"),
    path("proofs/<str:public_id>", views_findings.proof, name="rectification_proof"),
    path("inspections/<str:public_id>", views_inspections.inspection, name="inspection"),
    path("inspections/<str:public_id>/edit", views_inspections.edit, name="edit_inspection"),
    path("inspections/<str:public_id>/confirm", views_inspections.confirm, name="confirm_inspection"),
    path("inspections/<str:public_id>/tell", views_inspections.tell, name="tell_sighting"),
    path("inspections/<str:public_id>/photos", views_inspections.add_photo, name="add_inspection_photo"),
    path("sightings/<str:public_id>/confirm", views_inspections.confirm_sighting, name="confirm_sighting"),
    path("photos/<str:public_id>", views_inspections.photo, name="inspection_photo"),
    path("photos/<str:public_id>/drop", views_inspections.drop_photo, name="drop_inspection_photo"),
    path("<str:public_id>", views.supervision, name="supervision"),
    path("<str:public_id>/edit", views.edit, name="edit_supervision"),
    path("<str:public_id>/opinion", views.opinion, name="supervision_opinion"),
    path("<str:public_id>/opinion.<str:form>", views.paper, name="supervision_paper"),
    path("<str:public_id>/instruct", views.instruct, name="instruct"),
    path("<str:public_id>/inspections", views_inspections.add, name="add_inspection"),
    path("<str:public_id>/findings", views_findings.add, name="add_finding"),
    path("<str:public_id>/<str:verb>", views.move, name="move_supervision"),
]
