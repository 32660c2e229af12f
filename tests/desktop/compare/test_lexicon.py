"""Every concept is found in its own examples and not in its counter-examples."""

from pathlib import Path

import pytest
import yaml

import resources
from desktop.compare.lexicon import SLOTS, load_lexicon
from desktop.compare.normalise import tokens
from desktop.compare.spot import spotter

CONCEPTS = [
    pytest.param(language, concept, id=f"{language}:{name}")
    for language, concepts in load_lexicon().concepts.items()
    for name, concept in concepts.items()
]


def named(language: str, text: str) -> set[str]:
    return {spot.concept for spot in spotter(language).spot(tokens(text)) if spot.heads}


@pytest.mark.parametrize(("language", "concept"), CONCEPTS)
def test_concept_is_found_in_its_examples(language, concept):
    assert all(concept.id in named(language, example) for example in concept.examples)


@pytest.mark.parametrize(("language", "concept"), CONCEPTS)
def test_concept_is_not_found_in_its_counter_examples(language, concept):
    assert not any(concept.id in named(language, example) for example in concept.counter_examples)


@pytest.mark.parametrize(("language", "concept"), CONCEPTS)
def test_concept_has_two_of_each_a_slot_and_a_source(language, concept):
    assert len(set(concept.examples)) >= 2
    assert len(set(concept.counter_examples)) >= 2
    assert concept.slot in SLOTS
    assert concept.source


def test_every_concept_has_a_russian_name():
    names = yaml.safe_load(resources.read_text("i18n", "reasons", "ru.yaml"))["concepts"]
    assert set(load_lexicon().of("ru")) <= set(names)


def test_the_hash_is_of_the_files():
    assert len(load_lexicon().sha256) == 64
    assert list(Path(str(resources.path("lexicon", "ru"))).glob("*.yaml"))
