from django.urls import path

from yishi.assembly.placement.drafts import views, views_members, views_rules

urlpatterns = [
    path("", views.drafts, name="list"),
    path("new", views.new, name="new"),
    path("again", views.again, name="again"),
    path("mine", views_members.mine, name="mine"),
    path("wish", views_members.wish, name="wish"),
    path("call", views_members.call, name="call"),
    path("<str:public_id>", views.draft, name="draft"),
    path("<str:public_id>/live", views.live, name="live"),
    path("<str:public_id>/solve", views.solve, name="solve"),
    path("<str:public_id>/move/<str:verb>", views.move, name="move"),
    path("<str:public_id>/decide", views.decide, name="decide"),
    path("<str:public_id>/back/<str:verb>", views.back, name="back"),
    path("<str:public_id>/rules", views_rules.rules, name="rules"),
    path("<str:public_id>/text", views_rules.text, name="text"),
    path("<str:public_id>/rulings", views_rules.rulings, name="rulings"),
    path("<str:public_id>/rulings/<int:pk>/delete", views_rules.unrule, name="unrule"),
    path("<str:public_id>/map", views.map_page, name="map"),
    path("<str:public_id>/compare", views.compare, name="compare"),
    path("<str:public_id>/adjust/<str:placement>/<str:subject>", views.adjust, name="adjust"),
    path("<str:public_id>/list.xlsx", views.workbook, name="workbook"),
    path("<str:public_id>/paper.<str:form>", views.paper, name="paper"),
    path("<str:public_id>/<str:placement>", views.bodies, name="bodies"),
]
