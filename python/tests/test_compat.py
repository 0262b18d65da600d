"""The functions with other packages' names."""

import json

import limpid
from limpid import compat

PAGE = (
    "<html><head><title>Ferry - Town</title><meta name=author content='Ann Lee'></head><body><nav><a href=/>Home</a></nav>"
    "<h1>A new ferry</h1><p>It sails <a href=/t>hourly</a> to the island, cafÃ© included, all year.</p></body></html>"
)


def test_fix_text_has_the_defaults_of_ftfy():
    assert compat.fix_text("â€œquotedâ€\x9d ﬁne\r\nＬＯＵＤ") == '"quoted" fine\nLOUD'
    assert compat.fix_text("“quoted”", uncurl_quotes=False) == "“quoted”"
    assert compat.fix_text("ﬁ", fix_latin_ligatures=False, normalization=None) == "ﬁ"
    assert compat.fix_text("①", normalization="NFKC") == "1"
    assert compat.fix_encoding("“cafÃ©” &amp;") == "“café” &amp;"


def test_extract():
    assert compat.extract(PAGE) == limpid.process(PAGE, clean={"comments": True}).text
    assert "It sails hourly to the island, café included, all year." in compat.extract(PAGE)
    assert "cafÃ©" in compat.extract(PAGE, repair=False)
    assert "[hourly]" in compat.extract(PAGE, output_format="markdown", include_links=True)
    assert "<p>" in compat.extract(PAGE, output_format="html")
    data = json.loads(compat.extract(PAGE, output_format="json"))
    assert data["authors"] == ["Ann Lee"]
    assert compat.extract(PAGE, with_metadata=True).startswith("---\ntitle: Ferry")
    assert compat.extract("") is None
    assert compat.extract(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") is None


def test_detect():
    found = compat.detect("naïve café".encode())
    assert found["encoding"] == "utf-8" and found["confidence"] > 0.9 and found["language"] is None
    assert compat.detect(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")["encoding"] is None
