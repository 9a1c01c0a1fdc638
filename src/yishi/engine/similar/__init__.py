"""Texts that were written before: the nearest few of a new one, with the reason."""

from yishi.engine.similar.answer import Hit, Limits, nearest
from yishi.engine.similar.index import Index

__all__ = ["Hit", "Index", "Limits", "nearest"]
