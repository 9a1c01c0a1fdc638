"""Democratic supervision: from a subject to findings, their rectification, and the look whether they stayed cured."""
