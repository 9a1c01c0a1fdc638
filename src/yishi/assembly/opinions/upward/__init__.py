"""Bulletins up to the assembly above, what came of them back down; and what the assemblies below send us."""
