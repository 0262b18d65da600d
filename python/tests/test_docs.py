"""The examples in the docstrings run, and no document tells people to install another project's package."""

import doctest
import importlib
import re

import pytest

from cases import ROOT

MODULES = ["", "._functions", "._results", "._streams", "._batch", "._errors", ".compat"]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings(name):
    module = importlib.import_module(f"limpid{name}")
    result = doctest.testmod(module)
    assert result.failed == 0
    assert result.attempted > 0


def test_no_document_installs_limpid_by_that_name():
    texts = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "python").glob("*.md")]
    texts += (ROOT / "examples").rglob("*.md")
    for path in texts:
        assert not re.search(r"pip install limpid(?![-_])", path.read_text(encoding="utf-8")), path
