"""How long the window takes from the start of the process to its first paint, and until it is filled.

Each run is a process of its own, offscreen, with the files of Python and Qt already in the cache of the system; beside
it, in the same run, stands a bare Qt window. Prints medians in milliseconds, and their ratio.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
GOALS = {"painted": 600, "filled": 1500}
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
"""
OURS = """
from pathlib import Path
from PySide6.QtCore import QSettings, QTimer
from desktop import app as start
app = start.make_application()
window = start.open_window(["--store", STORE], QSettings(SETTINGS, QSettings.Format.IniFormat))
window.filled.connect(lambda: QTimer.singleShot(0, lambda: (window.repaint(), tell("filled"), window.close())))
"""
WATCH = """
import json, os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
told = {}
def tell(name):
    told.setdefault(name, 1000 * (time.time() - START))
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "painted" not in told:
            QTimer.singleShot(0, self.painted)
        return False
    def painted(self):
        tell("painted")
        if BARE:
            window.close()
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
print(json.dumps(told))
"""


def measure(program: str, **names: object) -> dict[str, float]:
    """Run a program in its own process; return its times in milliseconds from just before the start."""
    source = "\n".join(f"{name} = {value!r}" for name, value in names.items())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python keeps compiled modules
    code = f"START = {time.time()!r}\n{source}\n{program}{WATCH}"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> int:
    """Print the table; return 1 where a goal is missed."""
    from desktop.tasks.stores import create_store

    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "kazakhstan.concordat"
        create_store(store, sample=True).close()
        names = {"BARE": False, "STORE": str(store), "SETTINGS": str(Path(folder) / "window.ini")}
        measure(OURS, **names)
        bare = [measure(BARE, BARE=True)["painted"] for _ in range(RUNS)]
        ours = [measure(OURS, **names) for _ in range(RUNS)]
    base = statistics.median(bare)
    print(f"{'bare Qt window, painted':32} {base:7.0f} ms")
    missed = False
    for name, goal in GOALS.items():
        value = statistics.median(run[name] for run in ours)
        missed |= value > goal
        print(f"{'our window, ' + name:32} {value:7.0f} ms   {value / base:4.1f} × bare   goal {goal} ms")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
