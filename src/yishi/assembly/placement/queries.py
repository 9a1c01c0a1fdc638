"""What the desk asks of the room."""

from typing import Any

from yishi.assembly.base.lives import Todo
from yishi.assembly.placement.branches import queries as branches
from yishi.assembly.placement.drafts import queries as drafts


def todos(user: Any) -> list[Todo]:
    return [*drafts.todos(user), *branches.todos(user)]
