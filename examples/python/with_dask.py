"""limpid in Dask: `map_partitions` on the wheel, Parquet in and out.

    python examples/python/with_dask.py pages.parquet cleaned.parquet

A row that fails keeps its place with the error in a column of its own, so that it costs neither the partition nor the run.
"""

import sys

COLUMNS = {"id": "int64", "text": "string", "encoding": "string", "verdict": "string", "error": "string"}


def clean(frame):
    """`id` and `html` (text or bytes) of each page in; its text out."""
    import pandas as pd

    import limpid

    # One thread: Dask runs a task for each core already. Columns are plain objects, bytes too.
    items = list(limpid.batch(frame["html"].astype(object), jobs=1))
    values = [item.value for item in items]
    return pd.DataFrame(
        {
            "id": frame["id"].to_numpy(),
            "text": [value and value.text for value in values],
            "encoding": [value and value.encoding for value in values],
            "verdict": [value and value.verdict for value in values],
            "error": [None if item.error is None else str(item.error) for item in items],
        }
    ).astype(COLUMNS)


def run(frame):
    return frame.map_partitions(clean, meta=COLUMNS)


def main() -> None:
    import dask
    import dask.dataframe as dd

    # Dask would make text of bytes.
    dask.config.set({"dataframe.convert-string": False})
    run(dd.read_parquet(sys.argv[1])).to_parquet(sys.argv[2])


if __name__ == "__main__":
    main()
