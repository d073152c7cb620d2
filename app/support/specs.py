"""Registries by discovery: every module of a package offers ``SPECS``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType
from typing import TypeVar

SpecT = TypeVar("SpecT")


def load_specs(
    package: ModuleType, spec_type: type[SpecT], key: Callable[[SpecT], str]
) -> Mapping[str, SpecT]:
    """Import every module of ``package`` and collect its ``SPECS`` in the modules' order.

    Raises:
        ValueError: a module without SPECS, a spec of another type, or a double key.
    """
    found: dict[str, SpecT] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        specs = getattr(module, "SPECS", ())
        if not specs:
            raise ValueError(f"{module.__name__} offers no SPECS")
        for spec in specs:
            if not isinstance(spec, spec_type) or key(spec) in found:
                raise ValueError(f"{module.__name__}: wrong kind or double key {spec!r}")
            found[key(spec)] = spec
    return MappingProxyType(found)
