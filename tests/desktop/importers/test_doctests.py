"""The examples in the docstrings of the importers hold."""

import doctest
import importlib

import pytest

MODULES = ("amendments", "base", "gaps", "language", "meaning", "text", "numbering.marks", "numbering.titles")


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"desktop.importers.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
