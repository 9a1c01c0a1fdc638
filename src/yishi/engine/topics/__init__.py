"""Tickets in; incidents, topics, trends and ranks out. The stages, in order:

places → vectors → neighbours → linkage (grouping.incidents) → matter → grouping.topics → labels, trend, ranks → answer
"""

from yishi.engine.topics.find import Listening, find
from yishi.engine.topics.settings import Settings

__all__ = ["Listening", "Settings", "find"]
