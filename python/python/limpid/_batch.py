"""Processes many inputs on all cores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Dict, Generic, Iterable, Iterator, Literal, Optional, TypeVar, overload

from . import _arguments, _native
from ._arguments import Page
from ._functions import stages
from ._options import CleanOptions, PageCleanOptions, ProcessOptions, RepairOptions, SummaryOptions, check
from ._results import Cleaned, Repaired, Report, Summary

if TYPE_CHECKING:
    from typing_extensions import Unpack

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class BatchItem(Generic[_Value]):
    """The result for one input: a value or an error.

    Attributes
    ----------
    index : int
        The index of the input, from 0.
    value : Report, Cleaned, Repaired, Summary or None
        The result; ``None`` if the input could not be processed.
    error : Exception or None
        Why it could not be processed.
    """

    index: int
    value: Optional[_Value]
    error: Optional[Exception]

    def result(self) -> _Value:
        """Return the result, or raise `error`."""
        if self.value is None:
            raise self.error if self.error is not None else RuntimeError("no result")
        return self.value


# The functions that run in batches: the type of their options, the task of the core, and what their input is.
_TASKS: Dict[str, Any] = {
    "process": (ProcessOptions, "process", _arguments.page),
    "clean": (PageCleanOptions, "process", _arguments.page),
    "repair": (RepairOptions, "repair", _arguments.text),
    "summarize": (SummaryOptions, "summarize", _arguments.text),
}


@overload
def batch(
    inputs: Iterable[Page], function: Literal["process"] = "process", *, jobs: int = 0, **options: Unpack[ProcessOptions]
) -> Iterator[BatchItem[Report]]: ...
@overload
def batch(
    inputs: Iterable[Page], function: Literal["clean"], *, jobs: int = 0, **options: Unpack[PageCleanOptions]
) -> Iterator[BatchItem[Cleaned]]: ...
@overload
def batch(
    inputs: Iterable[str], function: Literal["repair"], *, jobs: int = 0, **options: Unpack[RepairOptions]
) -> Iterator[BatchItem[Repaired]]: ...
@overload
def batch(
    inputs: Iterable[str], function: Literal["summarize"], *, jobs: int = 0, **options: Unpack[SummaryOptions]
) -> Iterator[BatchItem[Summary]]: ...
def batch(
    inputs: Iterable[Any], function: str = "process", *, jobs: int = 0, **options: Any
) -> Iterator[BatchItem[Any]]:
    """Run a function over many inputs, in threads on all cores.

    The threads run in Rust and do not hold the interpreter lock. Results come in the order of the inputs. Only a few
    inputs are read ahead, so the source may be infinite. A bad input does not end the batch: its item has the error.

    Parameters
    ----------
    inputs : iterable
        Pages (``str`` or bytes), or texts for ``'repair'`` and ``'summarize'``.
    function : {'process', 'clean', 'repair', 'summarize'}, default 'process'
    jobs : int, default 0
        The number of threads; 0 means one per core.
    **options
        Those of the function.

    Yields
    ------
    BatchItem

    Examples
    --------
    >>> import limpid
    >>> [item.result().text for item in limpid.batch(["cafÃ©", "thÃ©"], "repair")]
    ['café', 'thé']
    >>> [item.error.code for item in limpid.batch([b"\\x89PNG\\r\\n\\x1a\\n\\0\\0\\0\\rIHDR"])]
    ['binary-input']
    """
    if function not in _TASKS:
        raise ValueError(f"batch() argument 'function' must be one of {', '.join(_TASKS)}, not {function!r}")
    if isinstance(inputs, (str, bytes, bytearray)) or not hasattr(inputs, "__iter__"):
        raise TypeError(f"batch() argument 'inputs' must be an iterable of inputs, not {type(inputs).__name__}")
    spec, task, read = _TASKS[function]
    given = check("batch", spec, options)
    if task == "process":
        given = stages(given, CleanOptions if function == "clean" else None)
    return _run(inputs, function, read, task, given, _arguments.count("batch", jobs, "jobs"))


def _run(
    inputs: Iterable[Any], function: str, read: Callable[..., Any], task: str, given: Dict[str, Any], jobs: int
) -> Iterator[BatchItem[Any]]:
    wrong: Dict[int, TypeError] = {}
    # Only texts that have no changes need their input again.
    texts: Dict[int, str] = {}

    def read_all() -> Iterator[Any]:
        for index, each in enumerate(inputs):
            try:
                checked = read("batch", each, f"inputs[{index}]")
            except TypeError as error:
                wrong[index] = error
                checked = ""
            if task == "repair":
                texts[index] = checked
            yield checked

    native = _native.Batch(read_all(), task, given, jobs)
    try:
        for index, value in enumerate(native):
            text = texts.pop(index, "")
            yield _item(index, function, wrong.pop(index, value), text)
    finally:
        native.close()


def _item(index: int, function: str, value: Any, text: str) -> BatchItem[Any]:
    if isinstance(value, Exception):
        return BatchItem(index, None, value)
    if function == "repair" and value is None:
        return BatchItem(index, Repaired(None, {"text": text, "changes": ()}), None)
    make = {"process": Report, "clean": Cleaned, "repair": Repaired, "summarize": Summary}[function]
    return BatchItem(index, make(value, {}), None)
