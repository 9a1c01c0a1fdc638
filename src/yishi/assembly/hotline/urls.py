from django.urls import path

from yishi.assembly.hotline import views, views_imports, views_mappings, views_sources

app_name = "hotline"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("export", views.export, name="export"),
    path("viewings", views.viewings, name="viewings"),
    path("sources", views_sources.sources, name="sources"),
    path("sources/<str:code>", views_sources.source, name="source"),
    path("sources/<str:code>/read", views_sources.read, name="read_source"),
    path("sources/<str:code>/remove", views_sources.remove, name="remove_source"),
    path("imports", views_imports.imports, name="imports"),
    path("imports/new", views_imports.upload, name="upload"),
    path("imports/columns", views_mappings.columns, name="columns"),
    path("imports/mappings", views_mappings.mappings, name="mappings"),
    path("imports/mappings/<str:public_id>/forget", views_mappings.forget, name="forget"),
    path("imports/<str:public_id>/columns", views_mappings.columns_of, name="columns_of"),
    path("imports/<str:public_id>", views_imports.imported, name="import"),
    path("imports/<str:public_id>/rejects", views_imports.rejects, name="rejects"),
    path("imports/<str:public_id>/confirm", views_imports.confirm, name="confirm"),
    path("imports/<str:public_id>/discard", views_imports.discard, name="discard"),
    path("imports/<str:public_id>/undo", views_imports.undo, name="undo"),
    path("<str:public_id>", views.ticket, name="ticket"),
]
