"""The Kazakh drafting tradition in Russian: general Russian, with the editors' notes of the official database."""

from __future__ import annotations

import dataclasses
import re

from desktop.importers.numbering.ru import RU

_OFFICES = r"(?:ИЗПИ|РЦПИ)"

KZ_RU = dataclasses.replace(
    RU,
    name="kz-ru",
    editorial=re.compile(
        rf"{RU.editorial.pattern}"
        rf"|Примечани[ея]\s*\.?\s*{_OFFICES}|Примечани[ея]\.\s+(?:См\.|В соответствии с Законом Республики)"
        r"|Нормативн\w+\s+постановлени\w+\s+Конституционного\s+(?:Суда|Совета)\s+РК"
        r"|Ескерту\.|Статья\s+\d+(?:-\d+)*\s+(?:-\s+)?(?:с изменени|в редакции|дополнена|исключена)"
    ),
    announces=re.compile(rf"Примечани[ея]\s*\.?\s*{_OFFICES}\s*!?\s*$"),
)
