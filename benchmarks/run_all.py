"""Run every benchmark and write their figures to benchmarks/README.md, each with its command and what it measures.

python benchmarks/run_all.py [NAME.py …]     (with names: only these are measured again)
"""

import ast
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIMIT = 150  # seconds a script
HEAD = """# Figures

Each script measures Concordat beside a named peer or a limit in one run, so that ratios hold on any machine; none is
a test. `make bench` runs them all and writes this page; a single one runs as `python benchmarks/NAME.py`. What needs
texts that are not at hand says so and is left out.

Last run: Python {python}, {cores} cores, {system}.
"""


def section(script: Path) -> str:
    """Return what a script says of itself and what it printed."""
    about = (ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or "").strip()
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            [sys.executable, str(script)], capture_output=True, text=True, check=False, env=environment, timeout=LIMIT
        )
        printed = (done.stdout or done.stderr).strip().replace(str(HERE.parent.parent), "..")
    except subprocess.TimeoutExpired:
        printed = f"left out: it takes more than {LIMIT} s; run it by itself on an idle machine"
    sys.stdout.write(f"== {script.name}\n{printed}\n")
    return f"## {script.name}\n\n{about}\n\n```\n{printed}\n```\n"


def kept() -> dict[str, str]:
    """Return the sections of the page as it is, by script."""
    page = HERE / "README.md"
    parts = page.read_text(encoding="utf-8").split("\n## ")[1:] if page.exists() else []
    return {part.partition("\n")[0]: f"## {part.rstrip()}\n" for part in parts}


def main(names: Sequence[str]) -> None:
    """Run them, all or those named, in order of name."""
    scripts = sorted(path for path in HERE.glob("*.py") if path.name != Path(__file__).name)
    head = HEAD.format(python=platform.python_version(), cores=os.cpu_count(), system=platform.system())
    before = kept() if names else {}
    sections = [
        before[script.name] if names and script.name not in names and script.name in before else section(script)
        for script in scripts
    ]
    (HERE / "README.md").write_text("\n".join([head, *sections]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
