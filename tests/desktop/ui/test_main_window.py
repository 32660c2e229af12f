"""The window, driven by real keys and clicks through whole flows."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QDate, QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.importers.registry import read_document
from desktop.tasks.import_text import Meaning, import_document
from desktop.ui import messages
from desktop.ui.dialogs import import_text
from desktop.ui.main_window import MainWindow
from desktop.ui.models.bench import Bench
from desktop.ui.models.divergences import STATUS
from desktop.ui.widgets.chips import ElementChip
from desktop.ui.widgets.passage import PassageView
from desktop.ui.widgets.quotes import QuoteCard
from tests.desktop.ui.conftest import WAIT
from tests.desktop.ui.sample import sample_workbench

LAW_TEXT = Path(__file__).parents[2] / "documents" / "small_code_ru.txt"
OFFERING = "opsc.3.1.b/offering"


def passages(window: MainWindow) -> list[PassageView]:
    return [view for row in window.page.rows for card in row.cards for view in card.passages]


def marked(window: MainWindow, element: str, *, law: bool) -> PassageView:
    """Return the passage of the law, or of a treaty, that has a mark of an element."""
    found = [
        view
        for view in passages(window)
        if view.passage.key.startswith("7#") == law and any(element in m.elements for m in view.passage.marks)
    ]
    assert found, f"no mark of {element}"
    return found[0]


def import_file_as_of(store: Store, in_force: str) -> None:
    """Take the small law into a store, in force from a date."""
    meaning = Meaning("small-code", "ru", in_force, "KZ", title="Small Code", role="criminal-code")
    import_document(store, read_document(LAW_TEXT), meaning)


def click_tree(qtbot: QtBot, window: MainWindow, key: str) -> None:
    tree, index = window.obligations.tree, window.obligations.model.index_of(key)
    tree.scrollTo(index)
    centre = tree.visualRect(index).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def test_choosing_an_element_shows_the_words_that_prove_it(qtbot: QtBot, window: MainWindow) -> None:
    click_tree(qtbot, window, OFFERING)
    assert window.selected == OFFERING
    view = marked(window, OFFERING, law=True)
    mark = next(m for m in view.passage.marks if OFFERING in m.elements)
    assert view.passage.text[mark.start : mark.end] == "предлагает"
    assert OFFERING in view.lit


def test_pointing_at_a_mark_lights_its_partner_in_the_other_column(qtbot: QtBot, window: MainWindow) -> None:
    element = "opsc.3.1.b/obtaining"
    window.select("opsc.3.1.b")
    treaty, law = marked(window, element, law=False), marked(window, element, law=True)
    assert element not in treaty.lit
    assert element not in law.lit
    mark = next(m for m in law.passage.marks if element in m.elements)
    qtbot.wait(50)
    point = law.mark_rectangle(mark).center().toPoint()
    qtbot.mouseMove(law.viewport(), point - QPoint(1, 0))
    qtbot.mouseMove(law.viewport(), point)
    assert element in law.lit
    assert element in treaty.lit


def test_walking_the_marks_by_keys_lights_and_chooses(qtbot: QtBot, window: MainWindow) -> None:
    window.select("opsc.3.1.b")
    law = marked(window, OFFERING, law=True)
    law.setFocus()
    qtbot.waitUntil(law.hasFocus)
    qtbot.keyClick(law, Qt.Key.Key_Down)
    first = law.passage.marks[0].elements
    assert law.lit == frozenset(first)
    qtbot.keyClick(law, Qt.Key.Key_Down)
    assert law.lit == frozenset(law.passage.marks[1].elements)
    qtbot.keyClick(law, Qt.Key.Key_Return)
    assert window.selected == law.passage.marks[1].elements[0]


def test_a_chip_chooses_its_element(qtbot: QtBot, window: MainWindow) -> None:
    window.select("opsc.3.1.b")
    chip = next(c for c in window.page.findChildren(ElementChip) if c.element == "opsc.3.1.b/procuring")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.selected == "opsc.3.1.b/procuring"


def test_f8_walks_the_divergences_and_comes_round(qtbot: QtBot, window: MainWindow) -> None:
    entries = window.divergences.model.entries
    window.select(entries[0].element)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.selected == entries[1].element
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.selected == entries[-1].element
    assert window.divergences.table.currentIndex().row() == len(entries) - 1


def test_a_click_on_a_divergence_shows_it_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    table, entry = window.divergences.table, window.divergences.model.entries[2]
    centre = table.visualRect(window.divergences.model.index(2, 3)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert window.selected == entry.element
    tree = window.obligations
    assert tree.model.node(tree.tree.currentIndex()).key == entry.element


def test_switching_a_treaty_off_hides_its_obligations(qtbot: QtBot, window: MainWindow) -> None:
    assert window.obligations.model.index_of("lanzarote.19.1.a").isValid()
    shown = window.divergences.model.rowCount()
    qtbot.mouseClick(window.bar.chips["lanzarote"], Qt.MouseButton.LeftButton)
    assert not window.obligations.model.index_of("lanzarote.19.1.a").isValid()
    assert 0 < window.divergences.model.rowCount() < shown
    qtbot.keyClick(window.bar.chips["lanzarote"], Qt.Key.Key_Space)
    assert window.divergences.model.rowCount() == shown


@pytest.mark.parametrize("treaty", ["opsc", "tp"])
def test_switching_a_treaty_off_and_on_keeps_the_place(qtbot: QtBot, window: MainWindow, treaty: str) -> None:
    model = window.divergences.model
    place = next(row for row, entry in enumerate(model.entries) if entry.element.startswith("tp."))
    window.select(model.entries[place].element)
    for _ in range(2):
        qtbot.mouseClick(window.bar.chips[treaty], Qt.MouseButton.LeftButton)
    assert window.divergences.table.currentIndex().row() == place
    assert window.obligations.model.node(window.obligations.tree.currentIndex()).key == model.entries[place].element
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert window.selected == model.entries[place + 1].element


def test_filtering_the_tree_and_the_list_by_words(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.obligations.filter, "organ")
    model = window.obligations.model
    assert model.index_of("tp.3.a").isValid()
    assert not model.index_of(OFFERING).isValid()
    qtbot.keyClicks(window.divergences.filter, "contrary")
    cells = [entry.cells for entry in window.divergences.model.entries]
    assert cells
    assert all("contrary" in " ".join(row).casefold() for row in cells)


def test_filtering_by_code_leaves_that_code(qtbot: QtBot, window: MainWindow) -> None:
    window.divergences.code.setFocus()
    qtbot.keyClicks(window.divergences.code, "AGE")
    assert {entry.code for entry in window.divergences.model.entries} == {"AGE"}


def test_the_theme_switches_by_key_and_is_kept(qtbot: QtBot, window: MainWindow, settings: QSettings) -> None:
    light = window.grab().toImage().pixelColor(4, 400)
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.name == "dark"
    assert settings.value("theme") == "dark"
    dark = window.grab().toImage().pixelColor(4, 400)
    assert dark.lightness() < 60 < 200 < light.lightness()


def test_evidence_in_the_inspector_jumps_to_its_words(qtbot: QtBot, window: MainWindow) -> None:
    window.select(OFFERING)
    card = next(c for c in window.inspector.findChildren(QuoteCard) if c.key == "7#art_10__para_1")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    law = marked(window, OFFERING, law=True)
    qtbot.waitUntil(law.hasFocus)


def test_words_that_came_near_can_be_read_in_their_article(qtbot: QtBot, window: MainWindow) -> None:
    window.select("opsc.1/sale-forbidden")
    near = [e for e in window.bench.findings if (t := window.bench.findings[e].trail) and t.nearest]
    window.select(near[0])
    card = next(c for c in window.inspector.findChildren(QuoteCard) if c.key == "7#art_10__para_2")
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert "7#art_10__para_2" in {view.passage.key for view in passages(window)}


def test_copied_words_are_the_words_of_the_law(qtbot: QtBot, window: MainWindow) -> None:
    window.select("opsc.3.1.b")
    law = marked(window, OFFERING, law=True)
    law.selectAll()
    assert law.createMimeDataFromSelection().text() == law.passage.text


def test_the_chosen_divergence_is_in_sight_from_the_start(
    qtbot: QtBot, settings: QSettings, bench: Bench, crashes: list[BaseException]
) -> None:
    window = MainWindow(settings=settings)
    qtbot.addWidget(window)
    window.show()
    window.show_bench(bench)
    window.select(window.divergences.model.entries[-1].element)
    table = window.divergences.table
    qtbot.waitUntil(lambda: table.viewport().rect().contains(table.visualRect(table.currentIndex()).center()))
    assert table.currentIndex().row() == len(window.divergences.model.entries) - 1
    window.close()


def test_titles_stand_over_their_columns(qtbot: QtBot, window: MainWindow) -> None:
    def is_aligned() -> bool:
        titles = window.page._columns.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        cells = window.page.rows[0].layout().itemAt(1).layout()
        shown = [title.mapToGlobal(QPoint(0, 0)).x() for title in titles]
        below = [cells.itemAt(i).widget().mapToGlobal(QPoint(0, 0)).x() for i in range(cells.count())]
        return all(abs(one - other) <= 2 for one, other in zip(shown[-len(below) :], below, strict=True))

    for key in ("opsc.3.1.b", "lanzarote.23"):  # with and without a scroll bar
        window.select(key)
        qtbot.waitUntil(is_aligned)


def test_panels_close_and_the_layout_resets(qtbot: QtBot, window: MainWindow) -> None:
    dock = window.docks["inspector"]
    qtbot.mouseClick(dock.close_button, Qt.MouseButton.LeftButton)
    assert dock.isHidden()
    window.actions_.by_name["reset-layout"].trigger()
    assert not dock.isHidden()


def test_the_place_is_restored(qtbot: QtBot, settings: QSettings, bench: Bench) -> None:
    first = MainWindow(settings=settings)
    qtbot.addWidget(first)
    first.show()
    first.show_bench(bench)
    first.select("tp.3.a/transportation")
    first.docks["inspector"].hide()
    first.close()
    second = MainWindow(settings=settings)
    qtbot.addWidget(second)
    second.show()
    second.show_bench(bench)
    assert second.selected == "tp.3.a/transportation"
    assert second.docks["inspector"].isHidden()
    second.close()


def test_without_a_law_the_page_says_what_to_do_and_what_sources_say(qtbot: QtBot, window: MainWindow) -> None:
    window.show_bench(Bench(sample_workbench(law=False)))
    window.select(OFFERING)
    said = " ".join(child.text() for child in window.page.findChildren(QWidget) if hasattr(child, "text"))
    assert "No text of the law yet" in said
    assert "Published judgement" in said
    assert "Only pimps are punished." in said
    assert "«Only pimps" not in said
    entries = window.divergences.model.entries
    assert [(entry.element, entry.cells[STATUS]) for entry in entries] == [(OFFERING, "Published")]


def test_what_no_code_can_show_is_said_to_be_not_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    workbench = sample_workbench()
    findings = tuple(
        replace(f, status="not assessed", divergence="", evidence=(), trail=None) for f in workbench.comparison.findings
    )
    window.show_bench(Bench(replace(workbench, comparison=replace(workbench.comparison, findings=findings))))
    untested = next(o for o in window.bench.catalogue.obligations if all(e.test is None for e in o.elements))
    for key, words in ((untested.id, "Not looked for: no code can show it."), ("opsc.3.1.b", "Not assessed.")):
        window.select(key)
        said = " ".join(child.text() for child in window.page.findChildren(QLabel))
        assert words in said
        assert "No provision was found" not in said


def test_a_list_without_divergences_says_so(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.bar.chips["opsc"], Qt.MouseButton.LeftButton)
    window.show_bench(Bench(sample_workbench(law=False)))
    assert window.divergences.pages.currentWidget() is window.divergences.nothing


def test_every_widget_that_takes_the_focus_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    window.select(OFFERING)
    nameless = [
        f"{type(child).__name__} {child.objectName()}"
        for child in window.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(child) and not _part_of_another(child)
    ]
    assert nameless == []


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()


def _part_of_another(widget: QWidget) -> bool:
    """Whether a widget is Qt's own part of a combo box or a scroll area."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QComboBox):
        above = above.parentWidget()
    return widget.objectName().startswith("qt_") or above is not None


def test_targets_are_at_least_24_pixels(qtbot: QtBot, window: MainWindow) -> None:
    window.select(OFFERING)
    qtbot.wait(50)
    small = [
        f"{type(child).__name__} {_name(child)} {child.width()}×{child.height()}"
        for child in window.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus and not _part_of_another(child)
        if min(child.width(), child.height()) < 24
    ]
    assert [s for s in small if not s.startswith("PassageView")] == []


def test_every_action_can_be_reached_in_a_menu_by_keyboard(window: MainWindow) -> None:
    for action in window.menuBar().actions():
        assert "&" in action.text()
        assert action.menu().actions()
    shortcuts = [a.shortcut().toString() for a in window.actions_.by_name.values() if not a.shortcut().isEmpty()]
    assert len(shortcuts) == len(set(shortcuts)) > 10


# with a real store


def test_search_finds_an_obligation_and_return_jumps_to_it(qtbot: QtBot, store_window: MainWindow) -> None:
    box = store_window.bar.search
    qtbot.keyClick(store_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClicks(box, "prostitution offering")
    qtbot.waitUntil(lambda: bool(box.popup.isVisible() and box.model.rowCount()), timeout=WAIT)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.model.found[1].hit.kind in ("obligation", "element")
    assert store_window.selected == box.model.found[1].hit.key
    assert not box.popup.isVisible()


def test_search_that_finds_nothing_says_so(qtbot: QtBot, store_window: MainWindow) -> None:
    box = store_window.bar.search
    box.setFocus()
    qtbot.keyClicks(box, "zzzqqq")
    qtbot.waitUntil(box.popup.isVisible, timeout=WAIT)
    assert "zzzqqq" in box.nothing.text()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()


def test_a_law_is_imported_through_the_menu(
    qtbot: QtBot, store_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(parent: QWidget, draft: object, code: str) -> Meaning:
        dialog = import_text.ImportDialog(draft, code, parent)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        asked.append(dialog.meaning())
        return asked[0]

    monkeypatch.setattr(messages, "ask_open_file", lambda *_: LAW_TEXT)
    monkeypatch.setattr(import_text, "ask_meaning", answer)
    with qtbot.waitSignal(store_window.filled, timeout=WAIT):
        qtbot.keyClick(store_window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert asked[0].jurisdiction == "KZ"
    assert asked[0].law == "small-code"
    assert "Imported" in store_window.notice.text.text()
    assert store_window.bench is not None
    assert store_window.bench.has_law
    qtbot.keyClick(store_window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert store_window.notice.isHidden()
    qtbot.waitUntil(store_window.notice.isVisible, timeout=WAIT)
    assert "is in the library already; nothing was changed" in store_window.notice.text.text()


def test_a_hit_in_a_law_of_another_date_opens_its_words(qtbot: QtBot, store_window: MainWindow) -> None:
    assert store_window.store is not None
    import_file_as_of(store_window.store, "2020-02-03")
    with qtbot.waitSignal(store_window.filled, timeout=WAIT):
        store_window.load("KZ", "2012-05-01")
    assert store_window.bench is not None
    assert not store_window.bench.has_law
    box = store_window.bar.search
    QGuiApplication.clipboard().setText("корабле")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(box.popup.isVisible() and box.model.rowCount()), timeout=WAIT)
    assert box.model.found[0].hit.kind == "provision"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: box.model.found[0].hit.key in {v.passage.key for v in passages(store_window)}, timeout=WAIT)
    note = store_window.page.rows[0].cards[0].card.note
    assert "in force from 2020-02-03" in note
    assert "not in force at 2012-05-01" in note


def test_a_file_that_is_no_law_is_refused_in_one_line(
    qtbot: QtBot, store_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    monkeypatch.setattr(messages, "ask_open_file", lambda *_: empty)
    qtbot.keyClick(store_window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(store_window.notice.isVisible, timeout=WAIT)
    assert "empty.txt" in store_window.notice.text.text()
    assert "\n" not in store_window.notice.text.text()


@pytest.mark.parametrize("kind", ["comparison", "recommendations"])
def test_a_report_is_exported_as_pdf(
    qtbot: QtBot, store_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    target = tmp_path / f"{kind}.pdf"
    proposed = []
    monkeypatch.setattr(messages, "ask_save_file", lambda *said: proposed.append(said[2]) or target)
    store_window.actions_.by_name[f"export-{kind}"].trigger()
    qtbot.waitUntil(target.exists, timeout=WAIT)
    qtbot.waitUntil(store_window.notice.isVisible, timeout=WAIT)
    assert target.name in store_window.notice.text.text()
    assert proposed == [f"kz-{kind}-{store_window.bar.at}.pdf"]
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) > 0


def test_another_date_is_compared_anew(qtbot: QtBot, store_window: MainWindow) -> None:
    with qtbot.waitSignal(store_window.filled, timeout=WAIT):
        store_window.bar.date.setDate(QDate(2012, 5, 1))
    assert store_window.bench is not None
    assert store_window.bench.workbench.comparison.at == "2012-05-01"


@pytest.mark.parametrize("typed", ["2010-06-14", "14.06.2010"])
@pytest.mark.parametrize("paste", [False, True])
def test_a_date_is_typed_or_pasted_over_the_old_one(
    qtbot: QtBot, store_window: MainWindow, typed: str, paste: bool
) -> None:
    field = store_window.bar.date
    field.setFocus()
    field.selectAll()
    QGuiApplication.clipboard().setText(f" {typed}\n")
    with qtbot.waitSignal(store_window.filled, timeout=WAIT):
        if paste:
            qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert store_window.bench is not None
    assert store_window.bench.workbench.comparison.at == "2010-06-14"
    assert field.text() == "2010-06-14"


def test_a_date_that_is_none_is_refused_in_one_line(qtbot: QtBot, window: MainWindow) -> None:
    field, before = window.bar.date, window.bar.at
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2010-02-30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "2010-02-30 is no day" in window.notice.text.text()
    assert window.bar.at == before


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_date_is_taken_from_the_calendar_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    field = window.bar.date
    field.setDate(QDate(2012, 5, 1))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    table = calendar.findChild(QTableView)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert field.text() == "2012-05-02"
    assert calendar.isHidden()


def test_a_store_is_made_and_opened_through_the_menu(
    qtbot: QtBot, store_window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "mine.concordat"
    monkeypatch.setattr(messages, "ask_save_file", lambda *_: target)
    with qtbot.waitSignal(store_window.filled, timeout=WAIT):
        qtbot.keyClick(store_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert store_window.store is not None
    assert store_window.store.path == target
    assert "mine" in store_window.windowTitle()


def test_a_file_that_is_no_store_is_refused_and_the_open_one_stays(
    qtbot: QtBot, store_window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "ask_open_file", lambda *_: LAW_TEXT)
    qtbot.keyClick(store_window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(store_window.notice.isVisible, timeout=WAIT)
    assert "not a Concordat store" in store_window.notice.text.text()
    assert store_window.store is store


def test_closing_while_a_store_is_being_opened_leaves_no_lock(qtbot: QtBot, settings: QSettings, store: Store) -> None:
    store.close()
    window = MainWindow(settings=settings)
    qtbot.addWidget(window)
    window.show()
    window.open_path(store.path)
    window.close()
    assert [p.name for p in store.path.parent.glob("*.lock")] == []
