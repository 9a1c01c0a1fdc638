"""An office's own words for a kind of paper: edited as text, previewed, in force once kept."""
