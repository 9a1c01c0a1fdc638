"""A visit as a phone sends it, and the people around it."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.assembly.offices import account
from yishi.assembly.base.access import Role
from yishi.assembly.base.models import new_ulid
from yishi.assembly.outreach.visits import actions
from yishi.assembly.outreach.visits.models import Lead
from yishi.assembly.people.models import Village

NOW = 1000


@pytest.fixture
def second_village(assembly, town, group):
    other = Village.objects.create(assembly=assembly, town=town, name="渡口村")
    group.villages.add(other)
    return other


@pytest.fixture
def head(assembly, enrol, group):
    """顾远, who leads the group."""
    person = enrol("顾远", "015-009")
    Lead.objects.create(assembly=assembly, group=group, member=person, since=date(2022, 1, 1))
    return account(assembly, "guyuan", "顾远", Role.MEMBER, member=person)


@pytest.fixture
def told(village):
    """`told(member, said=…)`: a visit as its phone tells it, under a key of its own."""

    def tell(user, **more):
        now = timezone.now().timestamp() * NOW
        usual = {"key": new_ulid(), "account": user.public_id, "village": village.public_id, "whom": ["residents"]}
        return usual | {"said": "", "policy": "", "phone_at": now, "phone_now": now} | more

    return tell


@pytest.fixture
def send(browse):
    """`send(user, told, piece=…)`: the answer of the queue's address."""

    def post(user, told, *, file="", offset=0, piece=None):
        form = {"visit": json.dumps(told)}
        if piece is not None:
            form |= {"file": file, "offset": offset, "piece": SimpleUploadedFile("piece", piece)}
        return browse(user).post("/outreach/visits/sync", form)

    return post


@pytest.fixture
def logged(village):
    """`logged(member, said=…)`: a stored visit."""

    def log(user, **more):
        usual = {"key": new_ulid(), "village": village, "moved_from": "", "day": timezone.localdate(), "whom": []}
        usual |= {"phone_at": timezone.now(), "clock_off": 0, "distance": None, "policy": "", "said": ""}
        return actions.log(facts=usual | more, by=user)

    return log
