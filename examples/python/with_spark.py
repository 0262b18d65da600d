"""limpid in Spark: `mapInPandas` on the wheel, Parquet in and out.

    spark-submit examples/python/with_spark.py pages.parquet cleaned.parquet

The wheel has to be installed on every executor (`spark.archives`, or the image). A row that fails keeps its place with the
error in a column of its own, so that it costs neither the partition nor the run; Spark runs a lost partition again.
"""

import sys
from typing import Iterator

SCHEMA = "id bigint, text string, encoding string, verdict string, error string"


def clean(frames: Iterator["pandas.DataFrame"]) -> Iterator["pandas.DataFrame"]:  # noqa: F821
    """`id` and `html` (string or binary) of each page in; its text out."""
    import pandas as pd

    import limpid

    for frame in frames:
        # One thread: Spark runs a task for each core already.
        items = list(limpid.batch(frame["html"], jobs=1))
        values = [item.value for item in items]
        yield pd.DataFrame(
            {
                "id": frame["id"].to_numpy(),
                "text": [value and value.text for value in values],
                "encoding": [value and value.encoding for value in values],
                "verdict": [value and value.verdict for value in values],
                "error": [None if item.error is None else str(item.error) for item in items],
            }
        )


def run(frame):
    return frame.mapInPandas(clean, SCHEMA)


def main() -> None:
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("limpid").getOrCreate()
    run(spark.read.parquet(sys.argv[1])).write.parquet(sys.argv[2])


if __name__ == "__main__":
    main()
