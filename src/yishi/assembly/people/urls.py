from django.urls import path

from yishi.assembly.people import views, views_accounts
from yishi.assembly.people.changes import views as changes

app_name = "people"
urlpatterns = [
    path("", views.members, name="members"),
    path("bodies/<str:kind>", views.bodies, name="bodies"),
    path("roster", views.upload_roster, name="upload_roster"),
    path("roster/<str:public_id>", views.roster, name="roster"),
    path("roster/<str:public_id>/confirm", views.confirm_roster, name="confirm_roster"),
    path("roster/<str:public_id>/discard", views.discard_roster, name="discard_roster"),
    path("roster/<str:public_id>/undo", views.undo_roster, name="undo_roster"),
    path("accounts", views_accounts.accounts, name="accounts"),
    path("accounts/new", views_accounts.open_account, name="open_account"),
    path("accounts/<str:public_id>", views_accounts.account, name="account"),
    path("accounts/<str:public_id>/close", views_accounts.close_account, name="close_account"),
    path("accounts/<str:public_id>/<str:verb>/<str:role>", views_accounts.change_role, name="change_role"),
    path("changes/", changes.changes, name="changes"),
    path("changes/join", changes.join, name="join"),
    path("changes/term", changes.begin_term, name="begin_term"),
    path("bodies/<str:kind>/<str:public_id>/end", changes.end, name="end"),
    path("<str:public_id>", views.member, name="member"),
    path("<str:public_id>/change/<str:kind>", changes.change, name="change"),
]
