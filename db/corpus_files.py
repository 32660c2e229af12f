"""YAML files whose every fault is told with file and line.

PyYAML's composer keeps a mark on each node. The values are built from the nodes here (dates stay text, a key given
twice is an error); the line of a place such as ``(3, "elements", 0, "kind")`` is looked up only for a message.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from db.errors import InputError

Place = Sequence[str | int]
T = TypeVar("T")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONVERTERS: dict[str, Any] = {
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in {"true", "yes", "on"},
    "tag:yaml.org,2002:null": lambda text: None,
}


class Entry(BaseModel):
    """Base of all entries in a corpus file: no unknown keys, numbers read as text where text is asked for."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True, frozen=True)


@dataclass(frozen=True)
class CorpusFile:
    """One parsed file: its name for messages, its root node with the marks, and the plain value."""

    name: str
    node: yaml.Node
    value: Any

    def line(self, place: Place) -> int:
        """Return the line (from 1) of the deepest node that ``place`` leads to."""
        node = self.node
        for step in place:
            below = _child(node, step)
            if below is None:
                break
            node = below
        return node.start_mark.line + 1

    def fault(self, place: Place, message: str) -> InputError:
        """Return the error to raise: file, line, and what is wrong."""
        return InputError(f"{self.name}:{self.line(place)}: {message}")

    def read(self, shape: type[T]) -> T:
        """Return the value as ``shape`` (a pydantic model or a container of them).

        Raises:
            InputError: the file does not have that shape; names the line of the first fault.
        """
        try:
            return TypeAdapter(shape).validate_python(self.value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(step) for step in first["loc"])
            raise self.fault(first["loc"], f"{where}: {first['msg']}") from None


def parse(name: str, data: bytes) -> CorpusFile:
    """Parse one YAML document; ``name`` is how messages call the file."""
    try:
        node = yaml.compose(data.decode("utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: not UTF-8 at byte {error.start}; save the file as UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"{name}:{line}: {error.problem}") from None
    if node is None:
        raise InputError(f"{name}: the file is empty")
    return CorpusFile(name, node, _value(name, node))


def read_folder(folder: Traversable) -> tuple[CorpusFile, ...]:
    """Parse every YAML file of a folder, in the order of their names."""
    files = sorted((item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda item: item.name)
    return tuple(parse(f"{folder.name}/{item.name}", item.read_bytes()) for item in files)


def corpus_hash(*items: Traversable) -> str:
    """Return the SHA-256 over the names and bytes of files; a folder stands for its YAML files, in order of name."""
    digest = hashlib.sha256()
    for item in items:
        inside = item.iterdir() if item.is_dir() else [item]
        for file in sorted(inside, key=lambda file: file.name):
            if file.name.endswith(".yaml"):
                digest.update(f"{item.name}/{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    return None


def _value(name: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _CONVERTERS.get(node.tag, str)(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(name, item) for item in node.value]
    values: dict[str, Any] = {}
    for key, item in node.value:
        if key.value in values:
            raise InputError(f"{name}:{key.start_mark.line + 1}: the key {key.value} is given twice")
        values[key.value] = _value(name, item)
    return values
