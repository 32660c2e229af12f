"""What opens the window and what is a command."""

import pytest

from desktop.__main__ import opens_window


@pytest.mark.parametrize("arguments", [[], ["--store", "a.concordat"], ["--store=a.concordat"], ["-s", "a"]])
def test_no_command_opens_the_window(arguments):
    assert opens_window(arguments)


@pytest.mark.parametrize("arguments", [["compare"], ["-s", "a", "texts"], ["--help"]])
def test_a_command_does_not(arguments):
    assert not opens_window(arguments)
