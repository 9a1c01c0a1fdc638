"""Votes in; where people stand, groups of opinion, common ground and divisions out. The stages, in order:

votes → model (what people think) → places (where they stand) → groups → agreement, answers
"""

from yishi.engine.consensus.find import Consensus, find
from yishi.engine.consensus.settings import Settings

__all__ = ["Consensus", "Settings", "find"]
