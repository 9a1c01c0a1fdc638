"""Themes: one matter taken through several tiers of consultation, and the story of it as every room tells it."""
