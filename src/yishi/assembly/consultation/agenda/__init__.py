"""The agenda: its items in order, with times; issued only with its first item (第一议题)."""
