"""The models keep Qt's rules and never raise."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.rows import STATUSES, Hit
from desktop.ui.models.bench import Bench
from desktop.ui.models.divergences import COLUMNS, ENTRY, STATUS, WHAT, WHERE, DivergencesModel
from desktop.ui.models.hits import HitsModel
from desktop.ui.models.obligations import NODE, ObligationsModel
from tests.desktop.ui.sample import sample_workbench

ALL = ("opsc", "tp", "lanzarote")
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_the_tree_keeps_the_rules(qtbot: QtBot, bench: Bench) -> None:
    model = ObligationsModel()
    QAbstractItemModelTester(model, FATAL)
    model.show(bench, ALL)
    model.show(bench, ("tp",), "organ")
    model.show(bench, ())
    assert model.rowCount() == 0


def test_the_list_keeps_the_rules(qtbot: QtBot, bench: Bench) -> None:
    model = DivergencesModel()
    QAbstractItemModelTester(model, FATAL)
    model.show(bench, ALL)
    model.sort(WHERE, Qt.SortOrder.DescendingOrder)
    model.filter("age")
    model.filter("", "nothing has this code")
    assert model.rowCount() == 0


def test_the_hits_keep_the_rules(qtbot: QtBot, bench: Bench) -> None:
    model = HitsModel()
    QAbstractItemModelTester(model, FATAL)
    model.show(
        (Hit("element", "opsc.3.1.b/offering", "", "", "words", ()), Hit("measure", "m", "A plan", "", "w", ())), bench
    )
    assert [(f.place, f.detail) for f in model.found] == [("OPSC 3(1)(b)", "offering"), ("Measure", "A plan")]


def test_every_obligation_and_element_stands_in_the_tree(qtbot: QtBot, bench: Bench) -> None:
    model = ObligationsModel()
    model.show(bench, ALL)
    keys = [*bench.obligations, *bench.elements]
    assert all(model.index_of(key).isValid() for key in keys)
    assert model.index_of("no such thing") == QModelIndex()


def test_a_line_says_in_words_what_its_picture_shows(qtbot: QtBot, bench: Bench) -> None:
    model = ObligationsModel()
    model.show(bench, ALL)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index_of("opsc.3.1.b/offering").data(role) == "offering, Covered"
    assert model.index_of("opsc.3.1.b").data(role).startswith("OPSC 3(1)(b), ")
    node = model.index_of("opsc.3.1.b").data(NODE)
    assert sum(node.counts.values()) == len(bench.obligations["opsc.3.1.b"].elements)


def test_counts_cover_every_element_once(bench: Bench) -> None:
    counts = bench.counts()
    assert sum(counts.values()) == len(bench.elements)
    assert set(counts) <= set(STATUSES)


def test_own_findings_stand_before_what_was_published(qtbot: QtBot) -> None:
    workbench = sample_workbench()
    findings = tuple(
        replace(f, status="not assessed", divergence="") if f.element == "opsc.3.1.b/offering" else f
        for f in workbench.comparison.findings
    )
    model = DivergencesModel()
    model.show(Bench(replace(workbench, comparison=replace(workbench.comparison, findings=findings))), ALL)
    published = [entry.cells[STATUS] == "Published" for entry in model.entries]
    assert published == sorted(published)
    last = model.entries[-1]
    assert (last.element, last.status) == ("opsc.3.1.b/offering", "not assessed")
    assert last.cells[WHAT].startswith("Not covered: ")


@pytest.mark.parametrize("order", list(Qt.SortOrder))
@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_sorting_orders_the_cells(qtbot: QtBot, bench: Bench, column: int, order: Qt.SortOrder) -> None:
    model = DivergencesModel()
    model.show(bench, ALL)
    model.sort(column, order)
    cells = [entry.cells[column] for entry in model.entries]
    assert cells == sorted(cells, reverse=order == Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    assert [entry.order for entry in model.entries] == sorted(entry.order for entry in model.entries)


@pytest.mark.parametrize("role", [*range(16), ENTRY, 999])
def test_data_never_raises(qtbot: QtBot, bench: Bench, role: int) -> None:
    tree, table = ObligationsModel(), DivergencesModel()
    tree.show(bench, ALL)
    table.show(bench, ALL)
    tree.data(tree.index_of("opsc.1"), role)
    tree.data(QModelIndex(), role)
    table.data(table.index(0, 0), role)
    stale = table.index(table.rowCount() - 1, 0)
    table.filter("", "nothing has this code")
    assert table.data(stale, role) is None
