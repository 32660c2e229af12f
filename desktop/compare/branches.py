"""Where an element that is not judged would stand: the branches of law by theme, or practice alone."""

from db.rows import Element, Obligation

# Roles of law by theme; kinds of element that only practice shows have none.
_BY_THEME = {
    "prevention": ("special-act",),
    "recovery": ("special-act", "civil-code"),
    "migration-status": ("migration",),
    "victims-in-proceedings": ("criminal-procedure-code",),
    "reporting": ("special-act", "criminal-code"),
    "extradition": ("criminal-procedure-code",),
    "mutual-assistance": ("criminal-procedure-code",),
    "non-punishment": ("criminal-code", "criminal-procedure-code"),
    "confiscation": ("criminal-code", "criminal-procedure-code"),
    "legal-persons": ("criminal-code", "administrative-offences-code", "civil-code"),
    "coordination": ("special-act",),
    "data": ("special-act", "criminal-procedure-code"),
}
_PRACTICE_KINDS = ("measure",)
_PRACTICE_THEMES = ("training", "international-cooperation", "final-clauses")
_OTHERWISE = ("criminal-code",)


def branches(duty: Obligation, element: Element) -> tuple[str, ...]:
    """Return the roles of law in which an element would stand; none where practice alone shows it."""
    if element.kind in _PRACTICE_KINDS or duty.theme in _PRACTICE_THEMES:
        return ()
    return _BY_THEME.get(duty.theme, _OTHERWISE)
