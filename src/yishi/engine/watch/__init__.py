"""Counts over time in; what was to be expected, each topic's state, and bursts out (docs/algorithms/watch.md)."""

from yishi.engine.watch.band import Band, band
from yishi.engine.watch.bursts import Burst, bursts
from yishi.engine.watch.find import Watching, watch
from yishi.engine.watch.settings import Settings
from yishi.engine.watch.states import STATES, State, states

__all__ = ["STATES", "Band", "Burst", "Settings", "State", "Watching", "band", "bursts", "states", "watch"]
