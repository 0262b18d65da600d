"""The exception that the package raises."""

from __future__ import annotations

from typing import Tuple


class LimpidError(ValueError):
    """The core rejected an input or an option.

    Attributes
    ----------
    code : str
        What went wrong, as a stable code: ``unknown-encoding``, ``bad-rule``, ``unknown-name``, ``binary-input`` or
        ``internal``.

    Examples
    --------
    >>> import limpid
    >>> try:
    ...     limpid.decode(b"abc", label="utf-99")
    ... except limpid.LimpidError as error:
    ...     print(error.code)
    unknown-encoding
    """

    code: str

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> Tuple[type, Tuple[str, str]]:
        return type(self), (str(self), self.code)
