"""What the wheel holds: our three import names and nothing else, never to be uploaded by mistake."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    target = tmp_path_factory.mktemp("wheel")
    source = target / "source"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(source)], check=True)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(source)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(target.glob("*.whl")))


def test_the_wheel_holds_only_our_three_packages(wheel):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"desktop", "db", "resources"}


def test_the_wheel_carries_the_catalogue(wheel):
    assert "resources/corpus/obligations/opsc.yaml" in wheel.namelist()


def test_the_wheel_cannot_be_uploaded(wheel):
    metadata = next(name for name in wheel.namelist() if name.endswith("METADATA"))
    assert b"Private :: Do Not Upload" in wheel.read(metadata)
