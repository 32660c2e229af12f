"""Plain text for the places where Qt would guess: what looks like mark-up is shown, never obeyed."""

from PySide6.QtGui import Qt


def tip(text: str) -> str:
    """Return a tool tip that shows the text as it stands and wraps its lines."""
    return Qt.convertFromPlainText(text) if text else ""
