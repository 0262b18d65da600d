"""Batches keep the order, go on after errors, and read no further ahead than they must."""

import itertools
import os
import time

import pytest

import limpid

PAGES = [f"<nav><a href=/>Home</a></nav><p>The cafÃ© number {n} reopened on Monday, and many came.</p>" for n in range(200)]


@pytest.mark.parametrize("jobs", [0, 1, 3])
@pytest.mark.parametrize("function", ["process", "clean", "repair", "summarize"])
def test_results_are_those_of_single_calls(function, jobs):
    single = getattr(limpid, function)
    items = list(limpid.batch(PAGES, function, jobs=jobs))
    assert [item.index for item in items] == list(range(len(PAGES)))
    assert [item.result() for item in items] == [single(page) for page in PAGES]


def test_bad_inputs_do_not_end_the_batch():
    items = list(limpid.batch(["a", 3, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "b\ud800", "c"]))
    assert [item.value and item.value.text for item in items] == ["a", None, None, None, "c"]
    errors = [type(item.error) for item in items]
    assert errors == [type(None), TypeError, limpid.LimpidError, ValueError, type(None)]
    assert "inputs[1]" in str(items[1].error)
    with pytest.raises(limpid.LimpidError):
        items[2].result()


def test_endless_sources():
    read = itertools.count()
    first = list(itertools.islice(limpid.batch((f"text {next(read)}" for _ in itertools.count()), "repair", jobs=2), 5))
    assert [item.result().text for item in first] == [f"text {n}" for n in range(5)]
    assert next(read) < 5 + 2 * 4 + 1


def test_an_error_of_the_source_is_raised():
    def source():
        yield "a"
        raise OSError("disk")

    found = limpid.batch(source(), jobs=1)
    assert next(found).result().text == "a"
    with pytest.raises(OSError, match="disk"):
        next(found)


def test_an_unknown_label_fails_each_item():
    assert [item.error.code for item in limpid.batch([b"a", b"b"], label="utf-99")] == ["unknown-encoding"] * 2


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="needs two cores")
@pytest.mark.long
def test_two_threads_are_faster_than_one():
    pages = ["<p>The cafÃ© reopened on Monday, and many came to see it again.</p>" * 400] * 60

    def timed(jobs):
        start = time.perf_counter()
        assert sum(item.error is None for item in limpid.batch(pages, jobs=jobs)) == len(pages)
        return time.perf_counter() - start

    assert min(timed(2) for _ in range(3)) < 0.8 * min(timed(1) for _ in range(3))
