"""limpid in DuckDB: SQL functions over columns. Arrow batches keep the calls few; `limpid.batch` uses all cores."""

import duckdb
import pyarrow as pa

import limpid


def cleaned(pages: pa.ChunkedArray) -> pa.Array:
    items = limpid.batch(page.as_py() for page in pages)
    return pa.array([None if item.error else item.result().text for item in items], pa.string())


def repaired(texts: pa.ChunkedArray) -> pa.Array:
    items = limpid.batch((text.as_py() for text in texts), "repair")
    return pa.array([None if item.error else item.result().text for item in items], pa.string())


def connect() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.create_function("limpid_clean", cleaned, ["VARCHAR"], "VARCHAR", type="arrow")
    connection.create_function("limpid_repair", repaired, ["VARCHAR"], "VARCHAR", type="arrow")
    return connection


if __name__ == "__main__":
    print(connect().sql("SELECT limpid_clean('<nav>Home</nav><p>The cafÃ© reopened.</p>') AS text"))
