import pytest

from yishi.assembly.opinions.models import Bulletin

TEXTS = {
    "kind": "special",
    "title": "关于破解餐饮油烟扰民难题的建议",
    "situation": "2024年5月至9月，群众来件反映油烟扰民40件。",
    "analysis": "沿街餐饮集中，净化设施缺失。",
    "advice": "1. 加装净化设施。",
    "addressees": "市委、市政府主要领导",
}


@pytest.fixture
def texts():
    return dict(TEXTS)


@pytest.fixture
def make_bulletin(assembly, held_session):
    """A bulletin in a given state, as the room would have left it."""

    def make(state: str = Bulletin.State.DRAFT) -> Bulletin:
        return Bulletin.objects.create(assembly=assembly, consultation=held_session, state=state, **TEXTS)

    return make
