"""Topics watched over time: their trends and expected bands, and where they start to be raised unusually."""
