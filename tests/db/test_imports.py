import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["db.rows", "db.errors", "db"])
def test_values_are_imported_without_the_orm(module: str) -> None:
    program = f"import sys, {module}; print(sorted(sys.modules.keys() & {{'sqlmodel', 'sqlalchemy', 'sqlite3'}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
