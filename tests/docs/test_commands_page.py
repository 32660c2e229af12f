"""The page of commands names every command there is."""

from pathlib import Path

from desktop.cli.parser import build_parser

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"


def test_every_command_is_documented():
    commands = build_parser()._subparsers._group_actions[0].choices
    page = PAGE.read_text(encoding="utf-8")
    missing = [name for name in commands if f"concordat {name}" not in page]
    assert not missing
