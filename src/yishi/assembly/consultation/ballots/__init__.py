"""Votes at a session: by name, or secret. A secret ballot cannot be traced, by construction."""
