"""How invalid bytes were read."""

import limpid


def test_changes_lead_from_the_strict_text():
    data = "😀 The café is open. ".encode() + b"\x93Quoted by a program\x94" + " and read on. Déjà vu.".encode()
    decoded = limpid.decode(data)
    assert decoded.text == "😀 The café is open. “Quoted by a program” and read on. Déjà vu."
    assert decoded.strict_text == data.decode(errors="replace")
    assert [(change.before, change.replacement, change.reasons) for change in decoded.changes] == [
        ("\ufffd", "“", ("invalid-bytes",)),
        ("\ufffd", "”", ("invalid-bytes",)),
    ]
    for change in decoded.changes:
        assert change.input.of(decoded.strict_text) == change.before
        assert change.output.of(decoded.text) == change.replacement


def test_sound_bytes_have_none():
    decoded = limpid.decode("café".encode())
    assert (decoded.changes, decoded.strict_text) == ((), "café")
