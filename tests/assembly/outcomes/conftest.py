from datetime import date

import pytest

from yishi.assembly.outcomes.models import Outcome


@pytest.fixture
def facts():
    return {
        "kind": Outcome.Kind.ADOPTED,
        "level": Outcome.Level.CITY,
        "day": date(2024, 10, 8),
        "title": "苏城市政协社情民意专报采用",
        "proof_note": "采用通知，办公室存档",
    }


@pytest.fixture
def make_outcome(assembly, held_session, clerk, facts):
    """An outcome that the clerk noted, in a given state."""

    def make(state: str = Outcome.State.NOTED, **more) -> Outcome:
        return Outcome.objects.create(
            assembly=assembly, consultation=held_session, state=state, noted_by=clerk, **{**facts, **more}
        )

    return make
