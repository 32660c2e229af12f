"""Where the criminal law of a common-law country stands: in a penal code, and in special acts beside it."""

from db.rows import LawText


def is_english(law: LawText) -> bool:
    """Tell whether an act is read as a statute in English."""
    return law.expression.language == "en"


def homes(law: LawText, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles that answer for ``roles`` in the legal order of an act.

    A code of the civil-law kind claims to hold all of the criminal law. In a common-law country a Sexual Offences Act
    or a Trafficking in Persons Act creates offences of its own, so a special act answers for the penal code too.
    """
    return (*roles, "special-act") if is_english(law) and "criminal-code" in roles else roles
