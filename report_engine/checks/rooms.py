"""The rules of a room: its modules that check something, a file each; what only helps them has no `check`."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


@cache
def rules_in(room: str) -> tuple[ModuleType, ...]:
    """Import the modules of a package, and take the rules among them, in the order of their names."""
    folders = import_module(room).__path__
    modules = (import_module(f"{room}.{one.name}") for one in iter_modules(folders))
    return tuple(module for module in modules if hasattr(module, "check"))
