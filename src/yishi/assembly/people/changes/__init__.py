"""人事变动: joining, moving, leaving, death, suspension; units dissolved, villages merged.

Each with its day, its reason, and what followed from it in every room (settings.CHANGES_FOLLOWED).
"""
