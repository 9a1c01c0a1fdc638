"""The room's tables; each folder holds its own."""

from yishi.assembly.papers.circulation.models import Circulation, Copy, Internal
from yishi.assembly.papers.wordings.models import Wording

__all__ = ["Circulation", "Copy", "Internal", "Wording"]
