"""Batches keep the order, go on after errors, and read no further ahead than they must."""

import itertools
import threading

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


def test_other_threads_run_during_a_call():
    counted, done = [0], threading.Event()

    def count():
        while not done.is_set():
            counted[0] += 1

    thread = threading.Thread(target=count)
    thread.start()
    try:
        before = counted[0]
        limpid.process("<p>The cafÃ© reopened on Monday, and many came to see it again.</p>" * 10_000)
        # A call that kept the interpreter lock would let no other thread count.
        assert counted[0] - before > 1000
    finally:
        done.set()
        thread.join()
