import doctest

import pytest

from desktop.reports import labels, points


@pytest.mark.parametrize("module", [labels, points])
def test_the_examples_in_the_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
