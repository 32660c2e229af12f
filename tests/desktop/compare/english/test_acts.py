"""Special acts beside a penal code, and the three example statutes with their keys."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import seed
from db.rows import LawText
from desktop.compare.engine import compare
from desktop.compare.whatif import WhatIf
from desktop.tasks.evaluate import evaluate_key

Act = Callable[..., LawText]
DOCUMENTS = Path(__file__).resolve().parents[3] / "documents"
CODE = "1. Any person who attempts to commit an offence is guilty of an offence.\n\n2. This Code shall bind all."
SALE = "1. Any person who sells a child for money commits an offence.\n\n2. This Act shall bind all."


def statuses(*laws: LawText) -> dict[str, str]:
    return {finding.element: finding.status for finding in compare(seed.load_catalogue(), laws, {})}


def test_a_special_act_answers_for_the_penal_code(act: Act) -> None:
    found = statuses(act(CODE), act(SALE, "sale-of-children-act", "special-act"))
    assert found["opsc.3.1.a.i/delivering"] == "covered"
    assert found["opsc.3.2/attempt"] == "covered"
    assert found["opsc.3.1.c/producing"] == "not covered"


def test_the_silence_of_a_special_act_counts_on_its_subject_only(act: Act) -> None:
    found = statuses(act(SALE, "sale-of-children-act", "special-act"))
    assert found["tp.3.c/recruitment"] == "not covered"
    assert found["opsc.3.1.c/producing"] == "not assessed"
    assert found["opsc.3.2/attempt"] == "not assessed"


def test_a_redraft_of_a_definition_reaches_every_section(act: Act) -> None:
    law = act(
        '1. In this Act "child" means a person under the age of fifteen years.\n\n'
        "2. Any person who sells a child for money commits an offence."
    )
    catalogue = seed.load_catalogue()
    work = WhatIf(catalogue, [law], {})
    old = next(unit for unit in law.provisions if "fifteen" in unit.text)
    new = type(old)(**{**{name: getattr(old, name) for name in old.__slots__}, "text": old.text.replace("fif", "eigh")})
    outcome = work.redraft(law, [old], [new])
    assert outcome.findings == compare(catalogue, [outcome.law], {})
    found = {finding.element: finding.status for finding in outcome.findings}
    assert found["opsc.3.1.a.i/under-18"] == "covered"


@pytest.mark.parametrize(
    "name", ["example_penal_code_en", "example_trafficking_act_en", "example_sexual_offences_act_en"]
)
def test_the_example_statutes_are_read_as_their_keys_say(name: str) -> None:
    found = evaluate_key(DOCUMENTS / "keys" / f"{name}.yaml", DOCUMENTS)
    assert found.agreed >= 0.95 * found.counted
    assert found.judged == found.counted
