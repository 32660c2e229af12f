"""Asks what an imported text is, and shows what was read of it before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.operations import Draft
from desktop.ui.widgets.fields import ISO, DateField, day_of
from desktop.ui.widgets.panel import GRID
from desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from desktop.importers.base import ImportProof
    from desktop.tasks.import_text import Meaning

ROLES = (
    "criminal-code",
    "criminal-procedure-code",
    "administrative-offences-code",
    "special-act",
    "constitution",
    "treaty",
)
LANGUAGES = ("ru", "kk", "en")


def ask_meaning(parent: QWidget | None, draft: Draft, code: str) -> Meaning | None:
    """Ask what the text is; None when the user thinks better of it."""
    dialog = ImportDialog(draft, code, parent)
    return dialog.meaning() if dialog.exec() == QDialog.DialogCode.Accepted else None


class ImportDialog(QDialog):
    """Meaning at the left, proof of the reading at the right."""

    def __init__(self, draft: Draft, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.setWindowTitle(self.tr("Import text"))
        self.setMinimumSize(880, 480)
        guess = draft.guess
        self.jurisdiction = QLineEdit(guess.jurisdiction or ("" if guess.role == "treaty" else code))
        self.law = QLineEdit(guess.law)
        self.title = QLineEdit(guess.title or draft.document.title)
        self.language = _choice(LANGUAGES, guess.language or draft.document.language)
        self.role = _choice(ROLES, guess.role)
        self.in_force = DateField(self.tr("In force from"), day_of(guess.in_force))
        self.complete = QCheckBox(self.tr("The text is complete: its silence counts"))
        self.complete.setChecked(guess.complete)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setObjectName("primary")
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for field in (self.law, self.title, self.jurisdiction, self.in_force):
            field.textChanged.connect(self._check)
        self._check()

    def meaning(self) -> Meaning:
        """Return what the user said."""
        from desktop.tasks.import_text import Meaning

        return Meaning(
            law=self.law.text().strip(),
            language=self.language.currentText().strip(),
            in_force=day_of(self.in_force.text()).toString(ISO),
            jurisdiction=self.jurisdiction.text().strip().upper(),
            title=self.title.text().strip(),
            role=self.role.currentText(),
            complete=self.complete.isChecked(),
            source=self._draft.path.name,
        )

    def _check(self) -> None:
        treaty = not (self.jurisdiction.text().strip() or self.in_force.text())  # its own date is known
        named = self.law.text().strip() and self.title.text().strip()
        self.accept_button.setEnabled(bool(named and (treaty or self.in_force.is_date())))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label("title", self._draft.path.name, wrap=True))
        halves = QHBoxLayout()
        halves.setSpacing(3 * GRID)
        halves.addLayout(self._form(), 1)
        halves.addWidget(self._proof(self._draft.document.proof), 1)
        layout.addLayout(halves, 1)
        layout.addWidget(self.buttons)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID + 4)
        self.jurisdiction.setPlaceholderText(self.tr("empty for a treaty"))
        fields = (
            (self.tr("Jurisdiction"), self.jurisdiction),
            (self.tr("Law"), self.law),
            (self.tr("Title"), self.title),
            (self.tr("Language"), self.language),
            (self.tr("Role"), self.role),
            (self.tr("In force from"), self.in_force),
        )
        for name, field in fields:
            field.setAccessibleName(name)
            form.addRow(label("body", name), field)
        self.complete.setAccessibleName(self.complete.text())
        form.addRow(label("body", ""), self.complete)
        return form

    def _proof(self, proof: ImportProof) -> QFrame:
        """Show the units, the gaps and every character that was dropped, with the reason."""
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label("heading", self.tr("What was read")))
        units = ", ".join(f"{count} {kind}" for kind, count in proof.units.items())
        layout.addWidget(label("body", units, wrap=True))
        kept = self.tr("%d of %d characters kept") % (proof.characters_kept, proof.characters_in)
        layout.addWidget(label("body", kept, wrap=True))
        said = "\n".join(self._remarks(proof)) or self.tr("Nothing was dropped and nothing is missing.")
        self.remarks = QPlainTextEdit(said)
        self.remarks.setReadOnly(True)
        self.remarks.setAccessibleName(self.tr("Remarks on the import"))
        layout.addWidget(self.remarks, 1)
        return card

    def _remarks(self, proof: ImportProof) -> list[str]:
        dropped = [self.tr("Dropped: %d characters (%s)") % (count, why) for why, count in proof.dropped]
        gaps = [self.tr("Missing numbers: %s") % ", ".join(proof.gaps)] if proof.gaps else []
        puzzles = [f"{issue.place}: {issue.message}" for issue in (*proof.not_understood, *self._draft.document.issues)]
        return [*gaps, *dropped, *puzzles]


def _choice(values: tuple[str, ...], chosen: str) -> QComboBox:
    box = QComboBox()
    box.addItems([*values] if chosen in values or not chosen else [chosen, *values])
    box.setCurrentText(chosen)
    return box
