"""Tickets in; incidents, topics, trends and ranks out. The stages, in order:

corpus → places (names) → matter → evidence → incidents (neighbours, linkage) → grouping or continuity → labels, parts,
ranks → answer
"""

from yishi.engine.topics.continuity import Previous
from yishi.engine.topics.find import Listening, find
from yishi.engine.topics.recount import Reading, recount
from yishi.engine.topics.settings import Settings

__all__ = ["Listening", "Previous", "Reading", "Settings", "find", "recount"]
