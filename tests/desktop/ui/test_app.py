"""The entry point: the window is there before the store is."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from db.errors import OutputError
from db.store import Store
from desktop import app
from tests.desktop.ui.conftest import WAIT

ROOT = Path(__file__).parents[3]


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


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--store"], "--store asks for a value"),
        (["-s"], "-s asks for a value"),
        (["--store="], "--store asks for a value"),
        (["--as-at"], "--as-at asks for a value"),
        (["--store", "--as-at", "2012-05-01"], "--store asks for a value"),
        (["--as-at", "2010-99-99"], "'2010-99-99' is no day"),
        (["--as-at=hello"], "'hello' is no day"),
        (["--as-at", "20120501"], "'20120501' is no day"),
    ],
)
def test_an_option_without_its_value_is_refused_in_one_line(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main(argv) == 2
    line = capsys.readouterr().err
    assert said in line
    assert line.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only here Qt aborts without a screen")
def test_without_a_screen_one_line_says_so() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "desktop"]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 3
    assert ended.stdout == ""
    assert ended.stderr.startswith("concordat: no screen here")
    assert ended.stderr.count("\n") == 1


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setitem(app._X11, "libnone-such.so.7", "libnone-such7")
    with pytest.raises(OutputError, match="libnone-such7"):
        app.check_screen({"DISPLAY": ":0"})
    app.check_screen({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"})


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
