"""The what-if over a store."""

import pytest

from db import journal
from db.errors import InputError, UsageError
from desktop.tasks.compare_jurisdiction import compare_jurisdiction
from desktop.tasks.redraft import DraftingTable, redraft


@pytest.fixture
def table(store, take_in):
    take_in()
    return DraftingTable(store, "XX")


def test_the_table_begins_with_the_stored_findings(store, table):
    assert table.findings == compare_jurisdiction(store, "XX").findings


def test_a_redraft_says_what_opens_and_what_the_words_become(table):
    words = table.draft("criminal-code", "ст. 3 ч. 1")
    done = table.redraft("criminal-code", "ст. 3 ч. 1", words.replace("Купля-продажа", "Хранение вещей"))
    assert [change.kind for change in done.changes].count("opened") > 0
    assert done.old[0].text != done.new[0].text
    assert done.unit.pinpoint == "ст. 3 ч. 1"


def test_a_redraft_gives_what_importing_the_edited_law_gives(store, take_in, table):
    words = table.draft("criminal-code", "ст. 3")
    done = table.redraft("criminal-code", "ст. 3", words.replace("несовершеннолетнего", "взрослого"))
    take_in(state="YY", old="Купля-продажа несовершеннолетнего", new="Купля-продажа взрослого")
    said = [(each.element, each.status, each.reason_id, each.facts) for each in done.findings]
    found = compare_jurisdiction(store, "YY").findings
    assert said == [(each.element, each.status, each.reason_id, each.facts) for each in found]


def test_the_old_words_restore_the_findings(table):
    words = table.draft("criminal-code", "ст. 3")
    table.redraft("criminal-code", "ст. 3", "1. Другое.")
    done = table.redraft("criminal-code", "ст. 3", words)
    assert (done.changes, done.findings) == ((), table.findings)


def test_nothing_is_written(store, table):
    before = journal.entries(store)
    table.redraft("criminal-code", "ст. 3", "")
    assert journal.entries(store) == before


@pytest.mark.parametrize(
    ("law", "pinpoint", "words", "fault", "message"),
    [
        ("penal-code", "ст. 3", "1. Слова.", UsageError, "no law 'penal-code' of XX"),
        ("criminal-code", "ст. 300", "1. Слова.", UsageError, "has no 'ст. 300'"),
        ("criminal-code", "ст. 3", "Статья 9. Слова\n\nСлова.", InputError, "is headed"),
    ],
)
def test_what_cannot_be_redrafted_is_one_clear_line(table, law, pinpoint, words, fault, message):
    with pytest.raises(fault, match=message) as raised:
        table.redraft(law, pinpoint, words)
    assert "\n" not in str(raised.value)


def test_one_redraft_needs_no_table(store, table):
    assert (
        redraft(store, "XX", "criminal-code", "ст. 3", "").changes
        == table.redraft("criminal-code", "ст. 3", "").changes
    )
