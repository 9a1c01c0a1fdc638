"""Who may do what with a draft, in every state; strangers find nothing."""

import pytest

from yishi.assembly.placement.drafts import rules
from yishi.assembly.placement.drafts.models import Draft

S = Draft.State
STAFF = ("clerk", "officer")


def at(roles, *states):
    return {role: states for role in roles}


# verb → role → states in which it is open
OPEN = {
    "look": at((*STAFF, "leader"), *S),
    "edit": at(STAFF, S.DRAFT, S.READY),
    "adjust": at(STAFF, S.READY),
    "solve": at(STAFF, S.DRAFT, S.READY),
    "propose": at(STAFF, S.READY),
    "take_back": at(STAFF, S.PROPOSED),
    "drop": at(STAFF, S.DRAFT, S.READY),
    "decide": {"leader": {S.PROPOSED}},
    "return": {"leader": {S.PROPOSED}},
    "withdraw": {"leader": {S.DECIDED}},
}


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("who", ["clerk", "officer", "leader", "member", "stranger"])
def test_every_verb_of_a_draft(who, state, draft, request):
    user = request.getfixturevalue(who)
    draft.state = state
    for verb, roles in OPEN.items():
        assert bool(rules.may(user, verb, draft)) == (state in roles.get(who, ())), verb


PAGES = ("", "new", "call", "coverage/", "branches/")


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_the_office_are_closed_to_members(page, member, county, client):
    client.force_login(member)
    assert client.get(f"/placement/{page}").status_code == 403


@pytest.mark.parametrize("page", ["", "/rules", "/map", "/compare", "/group", "/list.xlsx", "/paper.pdf"])
def test_strangers_find_no_draft(page, stranger, ready, client):
    client.force_login(stranger)
    assert client.get(f"/placement/{ready.public_id}{page}").status_code == 404
