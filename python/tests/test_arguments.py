"""Wrong arguments give errors that name them; nothing panics."""

import pathlib
import threading

import pytest

import limpid
from limpid import compat

TEXT_FUNCTIONS = ["repair", "summarize", "sentences", "key_phrases", "is_suspect"]
BYTE_FUNCTIONS = ["decode", "detect"]
PAGE_FUNCTIONS = ["clean", "process", "is_probably_readerable"]
NO_INPUT = [None, 3, 2.5, True, ["a"], {"a": 1}, object(), print, pathlib.Path("a"), Ellipsis]


@pytest.mark.parametrize("name", TEXT_FUNCTIONS + BYTE_FUNCTIONS + PAGE_FUNCTIONS)
@pytest.mark.parametrize("value", NO_INPUT, ids=repr)
def test_wrong_inputs(name, value):
    with pytest.raises(TypeError, match=rf"{name}\(\) argument '(text|data|page)' must be (str|bytes|str or bytes), not"):
        getattr(limpid, name)(value)


def test_hints():
    with pytest.raises(TypeError, match="decode bytes first"):
        limpid.repair(b"abc")
    with pytest.raises(TypeError, match="text needs no decoding"):
        limpid.decode("abc")
    with pytest.raises(TypeError, match="read_bytes"):
        limpid.clean(pathlib.Path("page.html"))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: limpid.repair("a", fix_enconding=True), TypeError, "'fix_enconding'; did you mean 'fix_encoding'"),
        (lambda: limpid.repair("a", nonsense=True), TypeError, "expected one of fix_encoding"),
        (lambda: limpid.repair("a", fix_encoding=1), TypeError, "'fix_encoding' must be bool, not 1"),
        (lambda: limpid.repair("a", normalization="nfx"), ValueError, "'nfkd' or None, not 'nfx'"),
        (lambda: limpid.repair("a", normalization=3), TypeError, "'normalization'"),
        (lambda: limpid.repair("a", min_confidence=2), ValueError, "from 0 to 1, not 2"),
        (lambda: limpid.repair("a", min_confidence=float("nan")), ValueError, "not nan"),
        (lambda: limpid.repair("a", unescape_html="perhaps"), ValueError, "'auto', not 'perhaps'"),
        (lambda: limpid.clean("a", focus="all of it"), ValueError, "'focus'"),
        (lambda: limpid.clean("a", keep="p"), TypeError, "'keep' must be a list of str, not 'p'"),
        (lambda: limpid.clean("a", keep=[1]), TypeError, "'keep'"),
        (lambda: limpid.clean("a", kind="xml"), ValueError, "'kind'"),
        (lambda: limpid.clean("a", max_bytes=-1), ValueError, "at least 0"),
        (lambda: limpid.clean("a", max_bytes=10**30), ValueError, "too large"),
        (lambda: limpid.summarize("a", length=-1), ValueError, "'length'"),
        (lambda: limpid.summarize("a", length=1.5), TypeError, "a number of sentences"),
        (lambda: limpid.summarize("a", length="3x"), ValueError, "'20%'"),
        (lambda: limpid.summarize("a", length="101%"), ValueError, "'length'"),
        (lambda: limpid.summarize("a", length={"words": 3, "percent": 2}), ValueError, "'length'"),
        (lambda: limpid.summarize("a", length={"words": "3"}), TypeError, "'length'"),
        (lambda: limpid.summarize("a", weights={"titel": 1}), TypeError, "did you mean 'title'"),
        (lambda: limpid.summarize("a", weights={"title": -1}), ValueError, "'weights.title'"),
        (lambda: limpid.summarize("a", weights={"length": "x"}), TypeError, "'weights.length'"),
        (lambda: limpid.summarize("a", key_phrases=True), TypeError, "'key_phrases' must be int"),
        (lambda: limpid.process("a", repair={"clean": 1}), TypeError, "'repair.clean'"),
        (lambda: limpid.process("a", summary=3), TypeError, "'summary'"),
        (lambda: limpid.process("a", summary={"length": "w"}), ValueError, "'summary.length'"),
        (lambda: limpid.key_phrases("a", -1), ValueError, "'n' must be at least 0"),
        (lambda: limpid.decode(b"a", allow="utf-8"), TypeError, "'allow'"),
        (lambda: limpid.batch("abc"), TypeError, "'inputs' must be an iterable"),
        (lambda: limpid.batch(3), TypeError, "'inputs' must be an iterable"),
        (lambda: limpid.batch([], "polish"), ValueError, "process, clean, repair, summarize"),
        (lambda: limpid.batch([], jobs=-1), ValueError, "'jobs'"),
        (lambda: limpid.batch([], "repair", summary=True), TypeError, "'summary'"),
        (lambda: limpid.RepairStream().push(3), TypeError, "'chunk'"),
        (lambda: limpid.DecodeStream().push("a"), TypeError, "'chunk'"),
        (lambda: compat.fix_text(3), TypeError, "fix_text"),
        (lambda: compat.fix_text("a", fix_everything=True), TypeError, "fix_everything"),
        (lambda: compat.extract("a", output_format="xml"), ValueError, "output_format"),
    ],
)
def test_wrong_options(call, error, message):
    with pytest.raises(error) as caught:
        call()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: limpid.decode(b"a", label="utf-99"), "unknown-encoding"),
        (lambda: limpid.clean("a", keep=["/(/"]), "bad-rule"),
        (lambda: limpid.clean(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), "binary-input"),
        (lambda: limpid.RepairStream(label="utf-99"), "unknown-encoding"),
    ],
)
def test_errors_of_the_core(call, code):
    with pytest.raises(limpid.LimpidError) as caught:
        call()
    assert caught.value.code == code


def test_lone_surrogates_are_refused_and_say_where():
    for function in TEXT_FUNCTIONS + PAGE_FUNCTIONS:
        with pytest.raises(ValueError, match="lone surrogate at index 3"):
            getattr(limpid, function)("abc\ud800")
    assert compat.fix_text("a\ud83d\ude00b\udfff") == "a😀b\ufffd"


@pytest.mark.parametrize("text", ["", " ", "\0", "\u2028", "😀" * 1000, "<", "</p>" * 1000, "a" * 100_000, "\r\n" * 99])
def test_odd_texts(text):
    assert limpid.repair(text).with_changes(lambda _: False) == text
    assert "".join(span.of(text) for span in limpid.sentences(text)) == text
    limpid.process(text, summary=True).to_dict()
    limpid.process(text.encode(), summary=True).to_dict()


def test_bytes_of_any_kind():
    for given in (b"caf\xc3\xa9", bytearray(b"caf\xc3\xa9"), memoryview(b"caf\xc3\xa9")):
        assert limpid.decode(given).text == "café"
        assert limpid.process(given).text == "café"


def test_lengths():
    text = "One dam broke at noon. Two people came. Three left again. Four stayed at home."
    for length, sentences in [(2, 2), ("2", 2), ("50%", 2), ({"percent": 50}, 2), ({"sentences": 0}, 0), (0, 0)]:
        assert len(limpid.summarize(text, length=length).picked) == sentences
    assert len(limpid.summarize(text, length="8w").text.split()) <= 8
    assert len(limpid.summarize(text, length="40c").text) <= 40


def test_streams_give_what_the_whole_gives():
    text = "The cafÃ© reopened.\nIndiaโ€™s frigates 😀.\n" * 50
    for cut in (1, 7, 4096):
        chunks = [text[at : at + cut] for at in range(0, len(text), cut)]
        assert "".join(limpid.repair_chunks(chunks)) == limpid.repair(text).text
        data = text.encode()
        chunks = [data[at : at + cut] for at in range(0, len(data), cut)]
        assert "".join(limpid.repair_chunks(chunks)) == limpid.repair(text).text
    stream = limpid.RepairStream()
    stream.finish()
    with pytest.raises(ValueError, match="has ended"):
        stream.push("more")


def test_threads():
    results = {}

    def run(number):
        results[number] = [limpid.repair(f"cafÃ© {number}").text for _ in range(200)]

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {number: [f"café {number}"] * 200 for number in range(8)}
