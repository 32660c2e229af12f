"""No tradition at all: each paragraph is a unit, counted from 1."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.importers.outline import Outline, Unit
from desktop.importers.text import NO_LAYOUT, Block

LAYOUT = NO_LAYOUT


def read(blocks: Iterable[Block]) -> Outline:
    """Return one unit a paragraph, for a text that has no articles or of which the tradition is not known."""
    outline = Outline()
    for number, block in enumerate(blocks, start=1):
        outline.add(Unit("paragraph", f"para_{number}", cite=f"¶ {number}", paragraphs=[block.text]))
    return outline
