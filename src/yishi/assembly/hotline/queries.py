"""Every read that a page of the room needs."""

from typing import Any

from yishi.assembly.base.lives import Todo


def todos(user: Any) -> list[Todo]:
    return []
