"""What the frame of every page needs: the assembly, the doors, the look. Nothing is asked before a template uses it."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static

from yishi.assembly.base.access import Role
from yishi.assembly.home import prefs
from yishi.assembly.home.navigation import Door, doors


class Frame:
    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def icons(self) -> str:
        """Address of the sprite that `<c-icon>` points into."""
        return static("vendor/icons.svg")

    @cached_property
    def look(self) -> prefs.Look:
        return prefs.read(self._request)

    @cached_property
    def roles(self) -> list[str]:
        """The words of the roles held today."""
        user = self._request.user
        return [str(Role(role).label) for role in sorted(user.roles)] if user.is_authenticated else []

    @cached_property
    def doors(self) -> list[Door]:
        user = getattr(self._request, "user", None)
        if user is None or not user.is_authenticated:
            return []
        return doors(user.roles, self._request.path)

    @property
    def bar(self) -> list[Door]:
        """The doors of the phone's bottom bar: as many as a thumb can tell apart."""
        return self.doors[:5]


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame` on every page."""
    return {"frame": Frame(request)}
