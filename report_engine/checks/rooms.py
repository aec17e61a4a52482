"""The rules of a room: its modules that check something, a file each; what only helps them has no `check`."""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def rules_in(room: str, folders: Iterable[str]) -> tuple[ModuleType, ...]:
    """Import the modules of a package, and take the rules among them, in the order of their names."""
    modules = (import_module(f"{room}.{one.name}") for one in iter_modules(folders))
    return tuple(module for module in modules if hasattr(module, "check"))
