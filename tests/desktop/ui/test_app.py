"""The entry point: the window is there before the store is."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from db.store import Store
from desktop import app
from tests.desktop.ui.conftest import WAIT


@pytest.mark.parametrize(
    ("argv", "options"),
    [
        ([], {}),
        (["--store", "a=b.concordat"], {"--store": "a=b.concordat"}),
        (["-s", "a.concordat", "--as-at=2012-05-01"], {"--store": "a.concordat", "--as-at": "2012-05-01"}),
    ],
)
def test_options_are_read_in_both_spellings(argv: list[str], options: dict[str, str]) -> None:
    assert app.parse(argv) == options


def test_the_window_shows_before_the_store_is_open(
    qtbot: QtBot, settings: QSettings, store: Store, crashes: list[BaseException]
) -> None:
    store.close()
    window = app.open_window(["--store", str(store.path), "--as-at", "2012-05-01"], settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.filled, timeout=WAIT):
        window.show()
        assert window.store is None
        assert not gc.isenabled()
    assert window.store is not None
    assert window.bench is not None
    assert window.bench.workbench.comparison.at == "2012-05-01"
    assert gc.isenabled()
    window.close()
    assert crashes == []


def test_a_store_that_is_not_there_offers_another(
    qtbot: QtBot, settings: QSettings, tmp_path: Path, crashes: list[BaseException]
) -> None:
    window = app.open_window(["--store", str(tmp_path / "none.concordat")], settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    assert "none.concordat" in window.notice.text.text()
    assert gc.isenabled()
    window.close()
    assert crashes == []
