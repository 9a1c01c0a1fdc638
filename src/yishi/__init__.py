"""Yishi (议事): a consultative assembly listens, deliberates, follows up, measures and appraises."""

__version__ = "0.1.0"
