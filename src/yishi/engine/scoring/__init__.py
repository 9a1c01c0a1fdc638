"""Deeds and a scheme in; points with reasons out (docs/algorithms/scoring.md)."""

from yishi.engine.scoring.parse import load_scheme, shipped_scheme, shipped_text
from yishi.engine.scoring.pipeline import Appraisal, appraise
from yishi.engine.scoring.scheme import Scheme

__all__ = ["Appraisal", "Scheme", "appraise", "load_scheme", "shipped_scheme", "shipped_text"]
