"""limpid in Polars: a column of pages becomes a column of texts, on all cores."""

import polars as pl

import limpid


def cleaned(pages: pl.Series) -> pl.Series:
    """The text of each page; null where there is none or the bytes are not text."""
    items = limpid.batch(["" if page is None else page for page in pages])
    texts = [None if item.error else item.result().text for item in items]
    return pl.Series(texts, dtype=pl.String).set(pages.is_null(), None)


def run(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(text=pl.col("html").map_batches(cleaned, return_dtype=pl.String))


if __name__ == "__main__":
    print(run(pl.DataFrame({"id": [1, 2], "html": ["<nav>Home</nav><p>The cafÃ© reopened.</p>", None]})))
