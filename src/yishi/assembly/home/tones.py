"""States → the tone they are shown in. A tone is a colour and a shape; the word always stands beside it."""

TONES: dict[str, tuple[str, ...]] = {
    "idea": ("candidate", "draft", "staged", "planned", "noted", "queued", "new", "returning"),  # not yet decided
    "open": ("review", "waiting", "noticed", "running", "storing", "promised", "taken_up", "seen"),  # somebody is at it
    "good": ("confirmed", "coming", "stored", "signed", "adopted", "issued", "held", "settled", "instruction"),  # yes
    "done": ("done", "closed", "sent", "published", "policy", "award", "compiled"),  # at its end
    "warn": ("returned", "excused", "carried_up", "cancelled", "called_off", "rising"),  # wants a look
    "bad": ("failed", "overdue"),  # went wrong
    "calm": ("dismissed", "discarded", "undone", "withdrawn", "retired"),  # laid aside
}
_TONE_OF = {state: tone for tone, states in TONES.items() for state in states}


def tone_of(state: str) -> str:
    """The tone of a state; a state that the table does not name is calm."""
    return _TONE_OF.get(str(state), "calm")
