"""Hotspot briefs: what the public raised in a week or month, in counts, drafted, signed and published."""
