"""Fields for words that filter or search, with our own icons."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme

_CLEAR = "_q_qlineeditclearaction"  # Qt's name for the button that empties a field


class WordsField(QLineEdit):
    """A field with a picture at its left and a cross that empties it at its right."""

    def __init__(self, theme: Theme, picture: str, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._picture_name = theme, picture
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._picture = self.addAction(icon(theme, picture), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        self._picture.setIcon(icon(self._theme, self._picture_name))
        clear = self.findChild(QAction, _CLEAR)
        if clear is not None:
            clear.setIcon(icon(self._theme, "clear"))
