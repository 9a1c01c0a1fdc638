"""What holds for every test."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The stories in the browser take longest: begun first, they do not keep one core waiting at the end."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)
