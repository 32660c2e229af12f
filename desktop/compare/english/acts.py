"""Where the criminal law of a common-law country stands: in a penal code, and in special acts beside it."""

from collections.abc import Iterable, Sequence

from db.rows import LawText
from desktop.compare.frames import Frame


def is_english(law: LawText) -> bool:
    """Tell whether an act is read as a statute in English."""
    return law.expression.language == "en"


def homes(law: LawText, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles that answer for ``roles`` in the legal order of an act.

    A code of the civil-law kind claims to hold all of the criminal law. In a common-law country a Sexual Offences Act
    or a Trafficking in Persons Act creates offences of its own, so a special act answers for the penal code too.
    """
    return (*roles, "special-act") if is_english(law) and "criminal-code" in roles else roles


def answers(law: LawText, roles: tuple[str, ...], frames: Iterable[Frame], subjects: Sequence[str]) -> tuple[str, ...]:
    """Return the roles whose silence a complete act proves: its own, and for its subjects that of the penal code.

    What a Sexual Offences Act does not say of sexual acts, the penal code beside it may still say of attempts; so an
    act that does not speak of the subject proves nothing.
    """
    own = law.expression.role
    if own in roles or not is_english(law):
        return (own,)
    speaks = any(frame.role != "general" and frame.having(subjects) for frame in frames)
    return homes(law, roles) if speaks else (own,)
