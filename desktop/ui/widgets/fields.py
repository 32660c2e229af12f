"""Fields for dates, and for words that filter or search."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QLineEdit, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import Theme

ISO = "yyyy-MM-dd"
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


def date_field(name: str, date: QDate, shown: str = ISO) -> QDateEdit:
    """Return a field for a date with a calendar in the colours of the theme."""
    field = QDateEdit(date)
    field.setAccessibleName(name)
    field.setDisplayFormat(shown)
    field.setCalendarPopup(True)
    calendar = field.calendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())  # Qt's red is too dark on a dark ground
    return field
