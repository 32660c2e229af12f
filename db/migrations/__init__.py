"""Named migrations: one transaction each, with its own record, over a store that was backed up first."""

from db.migrations.steps import MIGRATIONS, Migration, migrate

__all__ = ["MIGRATIONS", "Migration", "migrate"]
