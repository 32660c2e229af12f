"""Treaties in Russian: cited and named as in English, so that both languages of a unit have one eId."""

from __future__ import annotations

import dataclasses
import re

from desktop.importers.numbering.ru import RU
from desktop.importers.numbering.treaty_en import TREATY_EN

TREATY_RU = dataclasses.replace(
    TREATY_EN,
    name="treaty-ru",
    language="ru",
    article=RU.article,
    mark=re.compile(r"(?:\d{1,3}\.(?!\d)|\(?(?:[a-zа-я]|[ivxl]{2,6})\)|[a-zа-я]\.|\(\d{1,3}\)|[–—])\s*\S"),
    containers=(*(dataclasses.replace(each, cite=f"{each.kind.capitalize()} {{}}") for each in RU.containers),),
    preamble_label=re.compile(r"(Преамбула|ПРЕАМБУЛА)\b\s*:?\s*"),
    note=RU.note,
    note_cite="note",
    conclusions=re.compile(rf"(?i:в удостоверение чего|совершено в)|{RU.conclusions.pattern}"),
)
