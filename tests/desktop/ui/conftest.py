"""Windows to drive. A Qt warning that nobody expects fails the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop.tasks.stores import create_store
from desktop.ui import crash
from desktop.ui.fonts import load_fonts
from desktop.ui.main_window import MainWindow
from desktop.ui.models.bench import Bench
from tests.desktop.ui.sample import sample_workbench

HERE = Path(__file__).parent
WAIT = 20_000  # ms; the first load imports the store and reads the lexicon


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"))


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    qapp.setStyle("fusion")
    assert load_fonts() == ()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture(scope="session")
def bench() -> Bench:
    return Bench(sample_workbench())


@pytest.fixture
def crashes(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """Record what would have opened the crash dialog."""
    seen: list[BaseException] = []
    monkeypatch.setattr(crash, "show_crash", lambda fault, parent=None: seen.append(fault))
    return seen


@pytest.fixture
def window(qtbot: QtBot, settings: QSettings, bench: Bench, crashes: list[BaseException]) -> Iterator[MainWindow]:
    """Show the sample, without a store behind it."""
    made = MainWindow(settings=settings)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_bench(bench)
    yield made
    made.close()
    assert crashes == []


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return create_store(tmp_path / "sample.concordat", sample=True)


@pytest.fixture
def store_window(qtbot: QtBot, settings: QSettings, store: Store, crashes: list[BaseException]) -> Iterator[MainWindow]:
    """Show a real store with Kazakhstan in it and no text of a law; closing the window closes the store."""
    made = MainWindow(settings=settings)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.filled, timeout=WAIT):
        made.show_store(store)
    yield made
    made.close()
    assert crashes == []
