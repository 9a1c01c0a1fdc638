"""A paper that anybody brings is measured against the standard; nothing of it is kept."""
