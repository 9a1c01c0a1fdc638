"""What holds for every test."""

import pytest
from hypothesis import HealthCheck, settings

# A busy machine draws slowly; that is no fault of what is tested.
settings.register_profile("yishi", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("yishi")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The stories in the browser take longest: begun first, they do not keep one core waiting at the end."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)
