"""The examples of `examples/python/` give what single calls give. Each runs where its engine is installed."""

import importlib.util
import os
import shutil
import sys

import pytest

import limpid
from cases import ROOT

PAGES = [f"<nav><a href=/>Home</a></nav><p>The cafÃ© number {n} reopened on Monday, and many came.</p>" for n in range(300)]
SINGLE = [limpid.process(page).text for page in PAGES]

pytestmark = pytest.mark.long


def example(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "examples" / "python" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_polars():
    polars = pytest.importorskip("polars")
    found = example("with_polars").run(polars.DataFrame({"html": [*PAGES, None]}))
    assert found["text"].to_list() == [*SINGLE, None]


def test_duckdb():
    pytest.importorskip("duckdb")
    arrow = pytest.importorskip("pyarrow")
    connection = example("with_duckdb").connect()
    connection.register("pages", arrow.table({"id": list(range(len(PAGES))), "html": PAGES}))
    found = connection.sql("SELECT limpid_clean(html) FROM pages ORDER BY id").fetchall()
    assert [text for (text,) in found] == SINGLE
    assert connection.sql("SELECT limpid_repair('cafÃ©')").fetchall() == [("café",)]


def with_a_picture(arrow, file):
    """The pages as bytes, and a picture, in Parquet."""
    import pyarrow.parquet

    rows = [page.encode() for page in PAGES] + [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
    arrow.parquet.write_table(arrow.table({"id": list(range(len(rows))), "html": arrow.array(rows, arrow.binary())}), file)


def check(rows):
    assert [row["text"] for row in rows] == [*SINGLE, None]
    assert [row["error"] is None for row in rows] == [True] * len(SINGLE) + [False]


def test_dask(tmp_path):
    dask = pytest.importorskip("dask")
    frames = pytest.importorskip("dask.dataframe")
    with_a_picture(pytest.importorskip("pyarrow"), tmp_path / "pages.parquet")
    with dask.config.set({"dataframe.convert-string": False, "scheduler": "threads"}):
        pages = frames.read_parquet(str(tmp_path / "pages.parquet")).repartition(npartitions=4)
        example("with_dask").run(pages).to_parquet(str(tmp_path / "out.parquet"))
        found = frames.read_parquet(str(tmp_path / "out.parquet")).compute().sort_values("id")
    # Missing values are NaN in pandas.
    check(found.astype(object).where(found.notna(), None).to_dict("records"))


def test_ray(tmp_path):
    ray = pytest.importorskip("ray")
    pytest.importorskip("ray.data")
    with_a_picture(pytest.importorskip("pyarrow"), tmp_path / "pages.parquet")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        pages = ray.data.read_parquet(str(tmp_path / "pages.parquet")).repartition(4)
        example("with_ray").run(pages).write_parquet(str(tmp_path / "out"))
        found = sorted(ray.data.read_parquet(str(tmp_path / "out")).take_all(), key=lambda row: row["id"])
    finally:
        ray.shutdown()
    check(found)


def test_spark(tmp_path):
    pyspark = pytest.importorskip("pyspark")
    arrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    if shutil.which("java") is None:
        pytest.skip("no java")
    import pyarrow.parquet

    os.environ["PYSPARK_PYTHON"] = sys.executable
    rows = [page.encode() for page in PAGES] + [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]
    table = arrow.table({"id": list(range(len(rows))), "html": arrow.array(rows, arrow.binary())})
    arrow.parquet.write_table(table, tmp_path / "pages.parquet")
    builder = pyspark.sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    try:
        pages = spark.read.parquet(str(tmp_path / "pages.parquet")).repartition(4)
        example("with_spark").run(pages).write.parquet(str(tmp_path / "out.parquet"))
        found = sorted(spark.read.parquet(str(tmp_path / "out.parquet")).collect(), key=lambda row: row.id)
    finally:
        spark.stop()
    assert [row.text for row in found] == [*SINGLE, None]
    assert [row.error is None for row in found] == [True] * len(SINGLE) + [False]
