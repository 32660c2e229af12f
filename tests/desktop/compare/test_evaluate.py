"""Agreement with a key."""

from pathlib import Path

import pytest

from db.errors import InputError
from db.rows import Expression, LawText
from db.seed import load_catalogue
from desktop.compare.engine import compare
from desktop.compare.evaluate import evaluate, kappa, read_key, score

KEY = """
jurisdiction: XX
texts: [{file: a.txt, language: ru, title: Code, in_force: 2020-01-01}]
elements:
  - {element: x.1/a, status: covered, provisions: [ст. 1], because: named}
  - {element: x.1/b, status: not covered, divergence: ACT, because: missing}
  - {element: x.1/c, status: unsure}
"""


def test_unsure_elements_do_not_count(tmp_path, ask, statute):
    path = tmp_path / "key.yaml"
    path.write_text(KEY, encoding="utf-8")
    test = {"about": ["prostitution"], "any": ["involve"]}
    law = statute("Статья 1.\n1. Вовлечение в занятие проституцией –\nнаказывается арестом.")
    result = evaluate(read_key(path), compare(ask(a=test, b=test, c=test), [law], {}))
    assert (result.counted, result.judged, result.agreed) == (2, 2, 1)
    assert [wrong.expected.element for wrong in result.disagreements] == ["x.1/b"]
    assert result.divergence.recall == 0


def test_not_assessed_counts_as_wrong(tmp_path, ask):
    path = tmp_path / "key.yaml"
    path.write_text(KEY, encoding="utf-8")
    result = evaluate(read_key(path), compare(ask(a=None, b=None), [], {}))
    assert (result.counted, result.judged, result.agreed) == (2, 0, 0)


@pytest.mark.parametrize("text", ["", "- a", "texts: 1", "a: [", "jurisdiction: XX\ntexts: []"])
def test_what_is_no_key_is_said_to_be_none(tmp_path, text):
    path = tmp_path / "key.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"key\.yaml: no key"):
        read_key(path)


def test_kappa_is_one_for_agreement_and_nought_for_chance():
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0


def test_scores_of_a_class():
    result = score([("a", "a"), ("a", "b"), ("b", "b"), ("b", "a"), ("b", "a")], "a")
    assert (result.precision, result.recall, result.support) == (pytest.approx(1 / 3), 0.5, 2)


DOCUMENTS = Path(__file__).resolve().parents[2] / "documents"


@pytest.mark.parametrize("name", ["example_code_ru", "northern_code_ru", "steppe_code_ru", "valley_code_ru"])
def test_codes_of_other_drafting_are_judged_as_their_keys_judge_them(name):
    from desktop.tasks.evaluate import evaluate_key

    assert evaluate_key(DOCUMENTS / "keys" / f"{name}.yaml", DOCUMENTS).kappa >= 0.65


@pytest.mark.corpus
def test_the_core_of_a_real_code_is_judged_and_agrees_with_its_key(shared_keys: Path, shared_texts: Path):
    from desktop.importers.registry import read_document

    document = read_document(shared_texts / "kazakhstan" / "kz_criminal_code_2014_ru.txt")
    about = Expression(1, "KZ/code", "code", "KZ", "Criminal Code", "criminal-code", "ru", "2025-07-16", True, "")
    findings = compare(load_catalogue(), [LawText(about, tuple(document.provisions))], {})
    core = set((shared_keys / "core-elements.txt").read_text(encoding="utf-8").split())
    judged = [finding for finding in findings if finding.element in core and finding.status != "not assessed"]
    assert len(judged) >= 0.9 * len(core)
    texts = {unit.eid: unit.text for unit in document.provisions}
    assert all(words.quote == texts[words.eid][words.start : words.end] for f in findings for words in f.evidence)
    result = evaluate(read_key(shared_keys / "kz-2025.yaml"), findings)
    assert result.kappa >= 0.75
    assert result.divergence.f1 >= 0.90
