"""Tell headings without a number from words of the act."""

from __future__ import annotations

import re

from desktop.importers.numbering.vocabulary import Vocabulary
from desktop.importers.outline import Unit
from desktop.importers.text import ENDS, Block

LONGEST = 250  # characters of a heading
_ACT = re.compile(
    r"\b(?:act|law|code|constitution|convention|protocol|treaty|agreement|bill|ordinance)\b"
    r"|кодекс|закон|конституци|конвенци|протокол|договор|соглашени|\bзаң",
    re.IGNORECASE,
)


def ends_like_words(text: str) -> bool:
    """Whether a paragraph ends as a sentence or an item does, and a heading does not."""
    return text.endswith((*ENDS, ","))


def names_an_act(text: str) -> bool:
    """Whether a paragraph reads like the title of an act.

    >>> names_an_act("Кодекс о садах"), names_an_act("Этот Кодекс бережет сады.")
    (True, False)
    """
    return len(text) <= LONGEST and not ends_like_words(text) and _ACT.search(text) is not None


def completes(bare: Unit, block: Block, words: Vocabulary) -> bool:
    """Whether a block is the heading that the unit before it lacks, or, in capitals, the rest of it."""
    if bare.heading:
        return bare.kind != words.basic[0] and bare.heading.isupper() and block.text.isupper()
    if block.level:
        return True
    if words.editorial.match(block.text) or words.note.match(block.text) or words.mark.match(block.text):
        return False
    return block.text[:1].isupper() and len(block.text) <= LONGEST and not ends_like_words(block.text)
