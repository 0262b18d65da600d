"""limpid in Ray Data: `map_batches` on the wheel, Parquet in and out.

    python examples/python/with_ray.py pages.parquet cleaned.parquet

A row that fails keeps its place with the error in a column of its own, so that it costs neither the batch nor the run.
"""

import sys


def clean(batch):
    """`id` and `html` (text or bytes) of each page in; its text out."""
    import pyarrow as pa

    import limpid

    # One thread: Ray runs a task for each core already.
    items = list(limpid.batch(batch["html"].to_pylist(), jobs=1))
    values = [item.value for item in items]
    return pa.table(
        {
            "id": batch["id"],
            "text": pa.array([value and value.text for value in values], pa.string()),
            "encoding": pa.array([value and value.encoding for value in values], pa.string()),
            "verdict": pa.array([value and value.verdict for value in values], pa.string()),
            "error": pa.array([None if item.error is None else str(item.error) for item in items], pa.string()),
        }
    )


def run(dataset):
    return dataset.map_batches(clean, batch_format="pyarrow")


def main() -> None:
    import ray

    run(ray.data.read_parquet(sys.argv[1])).write_parquet(sys.argv[2])


if __name__ == "__main__":
    main()
