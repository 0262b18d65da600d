"""Checks the arguments of functions, and shows their options in ``help()``."""

from __future__ import annotations

import inspect
import re
from typing import Any, Callable, Dict, Optional, TypeVar, Union

from . import _options
from ._native import defaults

Bytes = Union[bytes, bytearray, memoryview]
"""The types that are accepted as bytes."""
Page = Union[str, bytes, bytearray, memoryview]
"""A page: text, or bytes that are decoded first."""

_Function = TypeVar("_Function", bound=Callable[..., Any])

# Where the core says what the options of a type are by default.
_STAGES = {
    _options.RepairOptions: ["repair"],
    _options.SummaryOptions: ["summary"],
    _options.SentenceOptions: ["sentences"],
    _options.DecodeOptions: ["decode"],
    _options.PageCleanOptions: ["clean", "decode", "read"],
    _options.PageOptions: ["decode", "read"],
    _options.ProcessOptions: ["decode", "read"],
}


def defaults_of(spec: type) -> Dict[str, Any]:
    """The defaults of the options of `spec`, from the core."""
    found = {"repair": True, "clean": True, "summary": False} if spec is _options.ProcessOptions else {}
    for stage in _STAGES[spec]:
        found.update(defaults(stage))
    return found


def with_options(spec: type) -> Callable[[_Function], _Function]:
    """Lets ``help()`` and editors show the options of `spec` with their defaults instead of ``**options``."""

    def show(function: _Function) -> _Function:
        signature = inspect.signature(function)
        own = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
        known = defaults_of(spec)
        options = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=known[name]) for name in _options.names(spec)
        ]
        function.__signature__ = signature.replace(parameters=own + options)  # type: ignore[attr-defined]
        return function

    return show


def given(function: str, spec: type, options: Any) -> Optional[Dict[str, Any]]:
    """The checked options; ``None`` for the defaults."""
    return _options.check(function, spec, options) if options else None


def text(function: str, value: object, name: str = "text") -> str:
    """`value`, which has to be ``str``."""
    if isinstance(value, str):
        return value
    hint = "; decode bytes first, for example with limpid.decode" if isinstance(value, (bytes, bytearray)) else ""
    raise TypeError(f"{function}() argument {name!r} must be str, not {_kind(value)}{hint}")


def data(function: str, value: object, name: str = "data") -> bytes:
    """`value`, which has to be bytes."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    hint = "; text needs no decoding" if isinstance(value, str) else ""
    raise TypeError(f"{function}() argument {name!r} must be bytes, not {_kind(value)}{hint}")


def page(function: str, value: object, name: str = "page") -> Union[str, bytes]:
    """`value`, which has to be ``str`` or bytes."""
    if isinstance(value, (str, bytes)):
        return value
    if isinstance(value, (bytearray, memoryview)):
        return bytes(value)
    hint = "; read the file first, with read_bytes()" if hasattr(value, "__fspath__") else ""
    raise TypeError(f"{function}() argument {name!r} must be str or bytes, not {_kind(value)}{hint}")


def count(function: str, value: object, name: str) -> int:
    """`value`, which has to be an integer of at least 0."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{function}() argument {name!r} must be int, not {_kind(value)}")
    if value < 0:
        raise ValueError(f"{function}() argument {name!r} must be at least 0, not {value}")
    return value


def _kind(value: object) -> str:
    return "None" if value is None else re.sub(r"^builtins\.", "", f"{type(value).__module__}.{type(value).__name__}")
