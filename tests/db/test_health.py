import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import assessments, findings, health, jurisdictions, seed, texts
from db.errors import DamagedStoreError, StoreError
from db.rows import Assessment, Comparison, Expression, Provision, Work
from db.store import Store

AddText = Callable[..., Expression]
LONG = [
    pytest.mark.slow,
    pytest.mark.skipif("CONCORDAT_LONG" not in os.environ, reason="a long run: make test-long"),
]
WORDS = [f"Lamp {n} stays lit in the {n}th street, whoever passes; ёжик тоже." for n in range(200)]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed store with something of every kind in it."""
    path = tmp_path_factory.mktemp("health") / "sample.concordat"
    with Store.create(path, lambda made: seed.fill(made, sample=True)) as store:
        units = [
            Provision(0, 0, f"art_{n}", "", "article", str(n), f"art. {n}", f"Lamps {n}", text, n)
            for n, text in enumerate(WORDS)
        ]
        work = Work("KZ/lamps", "KZ", "lamps", "Lamp Code", "special-act")
        text = texts.add_expression(
            store, work=work, language="ru", in_force="2001-01-01", complete=True, provisions=units, source="by hand"
        )
        note = Assessment("", "KZ", "opsc.3.1.b/offering", "anna", "covered", "equal", "", "As art. 1 says.", (), "")
        assessments.assess(store, note)
        findings.save(store, Comparison("KZ", "2020-01-01", "1", "2", "3", (text,), ()))
    return path


@pytest.fixture
def opened(sample: Path, tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "copy.concordat"
    shutil.copy(sample, path)
    with Store.open(path) as store:
        yield store


def change(store: Store, statement: str) -> None:
    """Change the file as another program would."""
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(statement)
        connection.commit()


def problems(path: Path) -> tuple[str, ...]:
    """Return what opening and checking a file says, as the command line does."""
    try:
        with Store.open(path, read_only=True) as store:
            return health.check(store).problems
    except StoreError as fault:
        return (str(fault),)


def test_a_sound_store_has_no_problems(opened: Store) -> None:
    found = health.check(opened)
    assert found.problems == ()
    assert found.is_sound
    assert (found.texts, found.provisions, found.journal_entries) == (1, len(WORDS), 4)


def test_a_store_for_reading_only_is_checked_whole(sample: Path) -> None:
    before = sample.read_bytes()
    assert problems(sample) == ()
    assert sample.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE provisions SET text = replace(text, 'lit', 'out') WHERE eid = 'art_7'", "KZ/lamps art. 7: the words"),
        ("UPDATE provisions SET pinpoint = 'art. 8' WHERE eid = 'art_7'", "KZ/lamps: text number 1 is not as"),
        ("UPDATE expressions SET in_force = '1999-01-01'", "expressions 1 is not as it was written"),
        ("UPDATE expressions SET withdrawn = 1", "expressions 1 is not as it was written"),
        ("DELETE FROM search_rows WHERE kind = 'note'", "search and the store disagree about note"),
        ("UPDATE search_rows SET provision = 999 WHERE provision = 1", "search_rows refers to a row of provisions"),
        ("UPDATE elements SET test = '{}' WHERE id = 'opsc.3.1.b/offering'", "elements opsc.3.1.b/offering is not"),
        ("UPDATE assessments SET note = 'As art. 2 says.'", "is not as it was written"),
        ("UPDATE assessments SET evidence = '{'", "the file is damaged"),
        ("UPDATE recommendations SET priority = 'none' WHERE position = 0", "recommendations kz.rec"),
        ("UPDATE treaty_actions SET date = '1999' WHERE position = 0", "treaty_actions kz.act"),
        ("UPDATE comparisons SET stamp = '0'", "comparisons 4 is not as it was written"),
        ("UPDATE meta SET value = '0'", "meta KZ is not as it was written"),
        ("UPDATE migrations SET name = 'other'", "migrations 1 is not as it was written"),
        ("UPDATE journal SET actor = 'nobody' WHERE number = 1", "journal entry 1 is not as it was written"),
        ("INSERT INTO search_index(search_index) VALUES ('delete-all')", "the search index does not match the texts"),
    ],
)
def test_a_change_behind_our_back_is_found(opened: Store, statement: str, problem: str) -> None:
    change(opened, statement)
    assert any(problem in line for line in health.check(opened).problems)


def test_one_flipped_bit_in_a_word_is_found(sample: Path, tmp_path: Path) -> None:
    """Flip bits in the words of provisions, where SQLite's own check sees nothing."""
    chance = random.Random(20010524)
    good = sample.read_bytes()
    places = [good.index(text.encode()) + 4 for text in chance.sample(WORDS, 12)]
    path = tmp_path / "flipped.concordat"
    for place in places:
        flip(path, good, place + chance.randrange(20), chance.randrange(8))
        assert any("the words are not those" in line or "damaged" in line for line in problems(path))


@pytest.mark.parametrize("flips", [20, pytest.param(1000, marks=LONG)], ids=["short", "long"])
def test_one_flipped_bit_anywhere_is_found_or_changes_nothing(sample: Path, tmp_path: Path, flips: int) -> None:
    chance = random.Random(19891120)
    good = sample.read_bytes()
    path = tmp_path / "flipped.concordat"
    for _ in range(flips):
        flip(path, good, chance.randrange(100, len(good)), chance.randrange(8))
        assert problems(path) or content(path) == content(sample)


def flip(path: Path, good: bytes, place: int, bit: int) -> None:
    path.write_bytes(good[:place] + bytes([good[place] ^ 1 << bit]) + good[place + 1 :])


def content(path: Path) -> list[str]:
    """Return all that the tables say.

    Free pages and slack may differ, and the bookkeeping of the search index, of which FTS5's own check is the judge.
    """
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "search_index_')]


def test_a_backup_is_equal_and_sound(opened: Store, tmp_path: Path) -> None:
    target = tmp_path / "backup.concordat"
    health.backup(opened, target)
    with Store.open(target, read_only=True) as copy:
        assert health.check(copy) == health.check(opened)
        assert texts.law_texts(copy, "KZ") == texts.law_texts(opened, "KZ")
    assert sorted(
        item.name for item in tmp_path.iterdir() if "lock" not in item.name and "journal" not in item.name
    ) == [
        "backup.concordat",
        "copy.concordat",
    ]


def test_a_damaged_store_is_not_backed_up(opened: Store, tmp_path: Path) -> None:
    target = tmp_path / "backup.concordat"
    change(opened, "UPDATE provisions SET text = 'Lamps go out.' WHERE eid = 'art_7'")
    with pytest.raises(DamagedStoreError, match=r"the copy is not sound: KZ/lamps art\. 7"):
        health.backup(opened, target)
    assert not target.exists()


def test_a_backup_overwrites_nothing(opened: Store, tmp_path: Path) -> None:
    target = tmp_path / "law.txt"
    target.write_bytes(b"the only copy of a law")
    for taken in (target, opened.path):
        with pytest.raises(StoreError, match="exists already"):
            health.backup(opened, taken)
    assert target.read_bytes() == b"the only copy of a law"


def test_a_backup_into_no_folder_is_told(opened: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"backup\.concordat"):
        health.backup(opened, tmp_path / "missing" / "backup.concordat")


def test_the_first_import_of_a_sitting_is_preceded_by_a_copy(bare: Store, add: AddText) -> None:
    folder = bare.path.with_name("bare.backups")
    add("a")
    assert not folder.exists(), "there was nothing to lose"
    add("b", in_force="2002-01-01")
    add("c", in_force="2003-01-01")
    (copy,) = folder.iterdir()
    assert copy.name.endswith("-import.concordat")
    with Store.open(copy, read_only=True) as before:
        assert [held.in_force for held in texts.expressions(before)] == ["2001-01-01"]


def test_only_the_newest_copies_stay(bare: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from db import backups

    jurisdictions.ensure(bare, "XX")
    for hour in range(12):
        monkeypatch.setattr(backups, "now", lambda hour=hour: f"2001-01-01T{hour:02}:00:00+00:00")
        backups.automatic(bare.path, "import")
    names = sorted(item.name for item in bare.path.with_name("bare.backups").iterdir())
    assert len(names) == backups.KEPT
    assert names[0] == "20010101T020000-import.concordat"
