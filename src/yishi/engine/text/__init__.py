"""Text: repaired, normalised, cut into words."""
