"""States → the tone they are shown in. A tone is a colour and a shape; the word always stands beside it."""

# fmt: off
TONES: dict[str, tuple[str, ...]] = {
    "idea": (  # not yet decided
        "candidate", "draft", "staged", "planned", "noted", "queued", "new", "returning", "open",
        "collecting", "proposed", "received",
        "submitted", "handed", "logged", "applied",
    ),
    "open": (  # somebody is at it
        "review", "waiting", "noticed", "running", "storing", "promised", "taken_up", "seen", "under_way",
        "opinion_issued", "rectifying", "handed_over", "rectified",
        "drafted", "decided", "asking",
        "examined", "handling", "asked_back", "edited",
        "speaking", "checked", "reviewed",
    ),
    "good": (  # yes
        "confirmed", "coming", "stored", "signed", "adopted", "issued", "held", "settled", "instruction",
        "cured", "accepted", "agreed", "answered", "approved", "delivered",
    ),
    "done": (  # at its end
        "done", "closed", "sent", "published", "policy", "award", "compiled",
        "reported", "ended", "concluded", "taken", "model",
    ),
    "warn": (  # wants a look
        "returned", "excused", "carried_up", "cancelled", "called_off", "rising", "reopened", "not_cured", "suspended",
    ),
    "bad": (  # went wrong
        "failed", "overdue", "refused",
    ),
    "calm": (  # laid aside
        "dismissed", "discarded", "undone", "withdrawn", "retired", "dropped",
        "declined", "adjusted_out",
        "turned_down", "turned", "merged", "taken_back", "not", "joined",
    ),
}
# fmt: on
_TONE_OF = {state: tone for tone, states in TONES.items() for state in states}


def tone_of(state: str) -> str:
    """The tone of a state; a state that the table does not name is calm."""
    return _TONE_OF.get(str(state), "calm")
