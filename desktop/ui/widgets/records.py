"""Cards for what sources say: published judgements and digests of provisions, labelled, never in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from db.rows import Judgement, ProvisionDigest
from desktop.ui.icons import status_pixmap
from desktop.ui.models.bench import Bench
from desktop.ui.models.rows import Row
from desktop.ui.theme import Theme
from desktop.ui.widgets.flow import flowing
from desktop.ui.widgets.panel import GRID
from desktop.ui.widgets.text import label
from desktop.ui.wording import status_word


def tr(text: str) -> str:
    """Translate a label of these cards."""
    return QCoreApplication.translate("Records", text)


def record_cards(bench: Bench, row: Row, theme: Theme) -> Iterator[QWidget]:
    """Yield what sources say on the elements of a row, and of the provisions that they name."""
    judgements = [j for element in row.numbers for j in bench.judgements.get(element, ())]
    told: dict[str, Judgement] = {judgement.statement: judgement for judgement in judgements}
    for judgement in told.values():
        yield judgement_card(bench, judgement, theme)
    pinpoints = dict.fromkeys(p for j in told.values() for p in j.provisions)
    for pinpoint in pinpoints:
        for digest in bench.digests.get(pinpoint, ()):
            yield digest_card(bench, digest)


def judgement_card(bench: Bench, judgement: Judgement, theme: Theme) -> QWidget:
    """Return a card with a published judgement, its source and the edition that it speaks of."""
    card, layout = _card()
    layout.addWidget(_judgement_title(judgement, theme))
    layout.addWidget(label("body", judgement.statement, wrap=True))
    layout.addWidget(label("note", _origin(bench, judgement.source, judgement.provisions), wrap=True))
    if judgement.edition:
        layout.addWidget(label("note", tr("Speaks of: %s") % judgement.edition, wrap=True))
    newer = bench.newer_text(judgement)
    if newer:
        said = tr("A newer text is in the library: %s, in force %s.") % (newer.title, newer.in_force)
        layout.addWidget(label("note", said, wrap=True))
    return card


def digest_card(bench: Bench, digest: ProvisionDigest) -> QWidget:
    """Return a card that tells in our words what a source says that a provision provides."""
    card, layout = _card()
    layout.addWidget(flowing(label("pinpoint", digest.pinpoint), label("digestTag", tr("Digest"))))
    layout.addWidget(label("body", digest.digest, wrap=True))
    edition = (tr("edition: %s") % digest.edition,) if digest.edition else ()
    layout.addWidget(label("note", _origin(bench, digest.source, (bench.law_title(digest.law), *edition)), wrap=True))
    return card


def _judgement_title(judgement: Judgement, theme: Theme) -> QWidget:
    glyph = QLabel()
    glyph.setPixmap(status_pixmap(theme, judgement.status))
    return flowing(glyph, label("pinpoint", status_word(judgement.status)), label("tag", tr("Published judgement")))


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.setSpacing(GRID // 2)
    return card, layout


def _origin(bench: Bench, source: str, details: tuple[str, ...]) -> str:
    name, _, place = source.partition(",")
    title = bench.source_titles.get(name.strip(), name)
    return " · ".join(part for part in (title + (f",{place}" if place else ""), *details) if part)
