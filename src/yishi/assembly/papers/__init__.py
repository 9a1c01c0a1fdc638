"""What an office does with its papers: puts its own words on them, keeps some internal, has them read, measures them.

`documents` makes papers of plain data; here are the kinds that the rooms above name in settings.PAPER_KINDS.
"""
