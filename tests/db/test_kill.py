import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("kill_writers.py")


def kill_writers(path: Path, kills: int, seed: int = 20010524) -> int:
    """Return how many acknowledged actions outlived that many kills."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(path), str(kills), str(seed)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def test_nothing_acknowledged_is_lost_when_writers_are_killed(tmp_path: Path) -> None:
    assert kill_writers(tmp_path / "killed.concordat", 25) >= 25


@pytest.mark.slow
@pytest.mark.skipif("CONCORDAT_LONG" not in os.environ, reason="a long run: make test-long")
@pytest.mark.parametrize("batch", range(20))
def test_nothing_is_lost_in_a_thousand_kills(tmp_path: Path, batch: int) -> None:
    assert kill_writers(tmp_path / "killed.concordat", 50, seed=batch) >= 50
