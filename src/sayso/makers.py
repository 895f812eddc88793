"""Who made what is computed: a digest of the rules and tables, so that what other rules made is made again."""

from __future__ import annotations

from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

_MAKING = (".py", ".csv", ".onnx", ".txt", ".json", ".npz", ".gz")


def rules_digest(*packages: str) -> str:
    """12 hexadecimal digits over every file of some packages that has a part in what they make."""
    state = blake2b(digest_size=6)
    for package in packages:
        for path in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if path.name.endswith(_MAKING):
                state.update(path.name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()


def named_version(package: str) -> str:
    """A package with its version, "unknown" where it is not installed as one."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} unknown"
