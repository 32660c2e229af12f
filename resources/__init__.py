"""Data files of Concordat, read by name; nothing of ours is imported here."""

from importlib import resources as _resources
from importlib.resources.abc import Traversable


def path(*parts: str) -> Traversable:
    """Return the place of a resource, e.g. ``path("corpus", "obligations", "opsc.yaml")``."""
    return _resources.files(__name__).joinpath(*parts)


def read_text(*parts: str) -> str:
    """Return a resource as text (UTF-8)."""
    return path(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """Return a resource as bytes."""
    return path(*parts).read_bytes()


def names(*parts: str, suffix: str = "") -> tuple[str, ...]:
    """Return the sorted file names in a resource folder, with the given ending."""
    return tuple(sorted(item.name for item in path(*parts).iterdir() if item.is_file() and item.name.endswith(suffix)))
