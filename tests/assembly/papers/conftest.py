import pytest
from django.utils import timezone

from yishi.assembly.opinions import papers
from yishi.assembly.opinions.models import Bulletin


@pytest.fixture
def kind():
    return papers.BULLETIN


@pytest.fixture
def bulletin(assembly, held_session, clerk, leader):
    """A report that was signed."""
    facts = {
        "kind": "consultation",
        "title": "关于破解餐饮油烟扰民难题的建议",
        "situation": "群众来件反映油烟扰民40件。",
        "advice": "1. 加装净化设施。",
        "addressees": "市委、市政府主要领导",
        "signatory": "周主席",
        "state": Bulletin.State.ISSUED,
        "year": 2026,
        "issue": 1,
    }
    signed = {"issued_by": leader, "issued_at": timezone.now(), "drafted_by": clerk}
    return Bulletin.objects.create(assembly=assembly, consultation=held_session, **facts, **signed)
