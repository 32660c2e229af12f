"""What can be said on the command line."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from desktop import __version__

STATE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
LAW = re.compile(r"[^\W_][\w.-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

AddCommand = Callable[[str, str], argparse.ArgumentParser]


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and exit with status 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def state(text: str) -> str:
    """Return the code of a State, in capitals."""
    return _shaped(text.upper(), STATE, "a State is named by its code, e.g. KZ")


def law(text: str) -> str:
    """Return the short name of a law."""
    return _shaped(text, LAW, "a law has a short name without spaces, e.g. criminal-code-2014")


def language(text: str) -> str:
    """Return a language tag."""
    return _shaped(text, LANGUAGE, "a language is named by its tag, e.g. ru, kk, en")


def instruments(text: str) -> str:
    """Return the treaties asked for, as the catalogue names them."""
    return ",".join(name.strip().lower() for name in text.split(",") if name.strip())


def _shaped(text: str, shape: re.Pattern[str], remedy: str) -> str:
    if text and not shape.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r}: {remedy}")
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of results")
    return int(text)


def build_parser() -> OneLineParser:
    """Return the parser of every command; what runs them is imported later."""
    shared = OneLineParser(add_help=False)
    shared.add_argument("-s", "--store", type=Path, default=argparse.SUPPRESS, metavar="FILE", help="the store to use")
    shared.add_argument("--json", action="store_true", help="print one JSON document on stdout")
    parser = OneLineParser(
        prog="concordat",
        description="Compare national law with the treaties that protect children. Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"concordat {__version__}")
    parser.add_argument("-s", "--store", type=Path, default=None, metavar="FILE", help="the store to use")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[shared], help=text, description=text)

    _library_commands(command)
    _comparison_commands(command)
    _store_commands(command)
    return parser


def _library_commands(command: AddCommand) -> None:
    read = command("import", "read a text and take it in")
    read.add_argument("file", type=Path)
    read.add_argument(
        "--law", type=law, help="the law's short name, e.g. criminal-code-2014, or a treaty: opsc, tp, lanzarote"
    )
    read.add_argument("--jurisdiction", type=state, default="", help="the State, e.g. KZ (none for a treaty)")
    read.add_argument("--title", default="")
    read.add_argument(
        "--language", type=language, default="", help="as a BCP 47 tag: ru, kk, en; guessed where it is left out"
    )
    read.add_argument("--in-force", default="", metavar="DATE", help="from when these words are the law")
    read.add_argument(
        "--role", type=law, default="", help="criminal-code, criminal-procedure-code, special-act, constitution …"
    )
    read.add_argument("--extract", action="store_true", help="the text is no complete law: its silence proves nothing")
    read.add_argument("--encoding", default="", help="where it cannot be told from the file, e.g. windows-1251")
    read.add_argument("--dry-run", action="store_true", help="show what would come in, and change nothing")
    texts = command("texts", "list what is in the library")
    texts.add_argument("--jurisdiction", type=state, default="")
    show = command("show", "print one provision")
    show.add_argument("law")
    show.add_argument(
        "pinpoint", help='as a lawyer cites it: "ст. 134 ч. 1", "3(1)(b)"; an eId or article number will do'
    )
    show.add_argument("--jurisdiction", type=state, default="")
    show.add_argument("--language", default="")
    show.add_argument("--at", default="", metavar="DATE")
    search = command("search", "search all texts, digests and notes")
    search.add_argument("query", nargs="+")
    search.add_argument("--jurisdiction", type=state, default="")
    search.add_argument("--at", default="", metavar="DATE")
    search.add_argument("--limit", type=_count, default=20)


def _comparison_commands(command: AddCommand) -> None:
    compare = command("compare", "say element by element where the law gives effect to the treaties")
    compare.add_argument("--jurisdiction", type=state, default="", help="the State, e.g. KZ")
    compare.add_argument("--all", action="store_true", help="every jurisdiction of the store, on all cores")
    compare.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="with --all: on the machines of a Dask cluster"
    )
    compare.add_argument("--at", default="", metavar="DATE")
    compare.add_argument("--against", default="", metavar="DATE", help="what opened, closed or changed since that day")
    compare.add_argument(
        "--with-jurisdiction", type=state, default="", metavar="XX", help="beside the law of another State"
    )
    compare.add_argument("--instruments", type=instruments, default="", help="some of opsc,tp,lanzarote")
    compare.add_argument("--obligation", default="", metavar="ID", help="one obligation, e.g. opsc.3.1.b")
    compare.add_argument("--language", default="en", choices=["en", "ru"], help="of the reasons")
    compare.add_argument("--fail-on", default="", metavar="STATUSES", help='exit 1 if any, e.g. "not covered,contrary"')
    report = command("report", "write a report")
    report.add_argument("kind", choices=["comparison", "recommendations"])
    report.add_argument("--jurisdiction", type=state, required=True)
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")
    report.add_argument("--at", default="", metavar="DATE")
    report.add_argument("--language", default="en", choices=["en", "ru"])
    redraft = command("redraft", "show what a new wording of one provision does to the findings; nothing is stored")
    redraft.add_argument("--jurisdiction", type=state, required=True)
    redraft.add_argument("--law", required=True, help="the law's short name, see: concordat texts")
    redraft.add_argument("--pinpoint", required=True, help='the article, part or point: "ст. 134 ч. 1"')
    redraft.add_argument("--text", type=Path, required=True, metavar="FILE", help="the new words, as UTF-8")
    redraft.add_argument("--language", default="", help="of the law, where it is held in several")
    redraft.add_argument("--at", default="", metavar="DATE")
    redline = command("redline", "show the difference of two texts: what was inserted, deleted, moved")
    redline.add_argument("old", type=Path, metavar="A")
    redline.add_argument("new", type=Path, metavar="B")
    redline.add_argument("--html", type=Path, metavar="FILE", help="write it as one web page")
    evaluate = command("evaluate", "measure the agreement with a hand-made key")
    evaluate.add_argument("key", type=Path)
    evaluate.add_argument("--texts", type=Path, help="the folder of the key's texts, where it is not the key's own")
    sample = command("sample", "make Kazakhstan's store and both reports; with --texts judge the law of a folder")
    sample.add_argument("--out", type=Path, default=Path("out"), metavar="DIR")
    sample.add_argument("--texts", type=Path, metavar="DIR", help="import every text of this folder")


def _store_commands(command: AddCommand) -> None:
    init = command("init", "make a new store with the catalogue")
    init.add_argument("file", type=Path)
    init.add_argument("--sample", action="store_true", help="with Kazakhstan")
    command("check", "check the store: file, schema, hashes, journal, search")
    backup = command("backup", "copy the store, verified")
    backup.add_argument("target", type=Path)
