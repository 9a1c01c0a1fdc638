"""The vocabulary of outcomes: what can come of a deed, and at which level of government."""

OUTCOME_KINDS: dict[str, tuple[str, str]] = {
    "adopted": ("采用", "adopted"),
    "instruction": ("领导批示", "given a leader's instruction"),
    "promised": ("承诺措施", "answered with a promised measure"),
    "done": ("措施落实", "answered with a measure that was carried out"),
    "policy": ("形成政策", "turned into policy"),
    "award": ("获评表彰", "given an award"),
    "compiled": ("入选案例汇编", "taken into the case compilation"),
    "fell": ("诉求下降", "followed by fewer complaints"),
}

LEVELS: dict[str, tuple[str, str]] = {
    "town": ("镇(街道)", "town"),
    "county": ("县级", "county"),
    "city": ("市级", "city"),
    "province": ("省级", "province"),
    "nation": ("国家级", "nation"),
}
"""Lowest first."""
