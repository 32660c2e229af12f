"""Fields for dates, and for words that filter or search."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from desktop.ui.icons import ICON_SIZE, icon, pixmap
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


class DateField(QLineEdit):
    """A date that is typed, pasted or taken from a calendar: 2010-06-14, or 14.06.2010.

    Signals:
        date_changed: another day was named.
        refused: what stands in the field when it is left, or Return is pressed, and is no day.
    """

    date_changed = Signal(QDate)
    refused = Signal(str)

    def __init__(self, name: str, date: QDate, parent: QWidget | None = None) -> None:
        super().__init__(date.toString(ISO), parent)
        self._date = date
        self._calendar: QCalendarWidget | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("yyyy-mm-dd"))
        self.setMaxLength(24)  # a pasted date may bring blanks along
        self._opener = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._opener.setText(self.tr("Calendar"))
        self._opener.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._finished)
        self.recolour()

    def date(self) -> QDate:
        """Return the last day that was named."""
        return self._date

    def setDate(self, date: QDate) -> None:
        """Show a day, and tell of it where it is another."""
        self.setText(date.toString(ISO))
        self._take(date)

    def is_date(self) -> bool:
        """Return whether what stands in the field is a day of the calendar."""
        return day_of(self.text()).isValid()

    def open_calendar(self) -> None:
        """Offer a calendar under the field; a day that is clicked is taken."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
        self._calendar.setSelectedDate(self._date)
        self._calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        self._calendar.show()
        self._calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar with Alt+Down, as in a list; all else is typing."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())  # Qt's red is too dark on a dark ground
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(self.setDate)
            chosen.connect(calendar.hide)
        return calendar

    def _typed(self, text: str) -> None:
        day = day_of(text)
        if day.isValid():
            self._take(day)

    def _finished(self) -> None:
        if self.is_date():
            self.setText(self._date.toString(ISO))
        else:
            self.refused.emit(self.text())

    def _take(self, date: QDate) -> None:
        if date != self._date:
            self._date = date
            self.date_changed.emit(date)

    def recolour(self) -> None:
        """Paint the picture of the calendar in the colour of the theme in use."""
        colour = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        self._opener.setIcon(QIcon(pixmap("calendar", ICON_SIZE, colour.name())))


def day_of(text: str) -> QDate:
    """Return the day that a text names, written 2010-06-14 or 14.06.2010; an invalid date where it names none."""
    days = (QDate.fromString(text.strip(), form) for form in (ISO, "dd.MM.yyyy"))
    return next((day for day in days if day.isValid()), QDate())
