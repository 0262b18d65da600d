"""A path list gives together what one process gives. Needs the command: LIMPID=target/release/limpid.

The store is moto, a server that speaks S3, where `moto[server]` and `boto3` are installed.
"""

import glob
import gzip
import importlib.util
import io
import os
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import common_crawl as c  # noqa: E402

LIMPID = os.environ.get("LIMPID", "limpid")
WITH_STORE = all(importlib.util.find_spec(name) for name in ("moto", "boto3", "flask"))
PATHS = [f"crawl-data/CC-MAIN-2026-10/segments/1/wet/{n}.warc.wet.gz" for n in range(5)]


def record(number: int) -> bytes:
    text = f"Record {number}. The cafÃ© was open all day.\n" * (number % 5 + 1)
    body = text.encode()
    head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <r:{number}>\r\nContent-Length: {len(body)}\r\n\r\n"
    return gzip.compress(head.encode() + body + b"\r\n\r\n")


class CommonCrawl(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.mirror, self.out = os.path.join(folder.name, "mirror"), os.path.join(folder.name, "out")
        for n, path in enumerate(PATHS):
            whole = os.path.join(self.mirror, path)
            os.makedirs(os.path.dirname(whole), exist_ok=True)
            with open(whole, "wb") as file:
                file.write(b"".join(record(20 * n + m) for m in range(20)))
        self.whole = self.command(*[os.path.join(self.mirror, path) for path in PATHS])

    def command(self, *files: str) -> bytes:
        return subprocess.run([LIMPID, "repair", "--jsonl", *files], capture_output=True, check=True).stdout

    def run_all(self, source) -> dict:
        return c.answer_all(LIMPID, ["repair"], source, PATHS, self.out, 2)

    def answers(self) -> bytes:
        return b"".join(gzip.open(os.path.join(self.out, f"{path}.jsonl.gz")).read() for path in PATHS)

    def test_a_mirror(self):
        self.assertEqual(self.run_all(c.Folder(self.mirror)), {})
        self.assertEqual(self.answers(), self.whole)

    def test_a_file_that_fails_costs_no_other(self):
        missing = os.path.join(self.mirror, PATHS[2])
        os.rename(missing, missing + ".gone")
        self.assertEqual(list(self.run_all(c.Folder(self.mirror))), [PATHS[2]])
        found = glob.glob(os.path.join(self.out, "**", "*.jsonl.gz"), recursive=True)
        self.assertEqual(len(found), len(PATHS) - 1)
        before = {path: os.stat(path).st_mtime_ns for path in found}
        os.rename(missing + ".gone", missing)
        self.assertEqual(self.run_all(c.Folder(self.mirror)), {})
        self.assertEqual(self.answers(), self.whole)
        self.assertEqual(before, {path: os.stat(path).st_mtime_ns for path in found}, "what was done is not done again")

    def test_parts_cover_the_list(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "wet.paths.gz")
            with open(path, "wb") as file:
                file.write(gzip.compress("\n".join(PATHS).encode()))
            self.assertEqual(c.read_list(path), PATHS)
            self.assertEqual(sorted(c.read_list(path, "1/2") + c.read_list(path, "2/2")), PATHS)

    @unittest.skipUnless(WITH_STORE, "moto[server] and boto3 are not installed")
    def test_a_store_that_speaks_s3(self):
        from moto.server import ThreadedMotoServer

        # The store takes any credentials, but boto3 wants some.
        os.environ.update(AWS_ACCESS_KEY_ID="a", AWS_SECRET_ACCESS_KEY="b", AWS_DEFAULT_REGION="us-east-1")
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        self.addCleanup(server.stop)
        host, port = server.get_host_and_port()
        source = c.Bucket("s3://crawl/prefix", f"http://{host}:{port}")
        source.client.create_bucket(Bucket="crawl")
        for path in PATHS[1:]:
            source.client.upload_file(os.path.join(self.mirror, path), "crawl", f"prefix/{path}")
        self.assertEqual(list(self.run_all(source)), PATHS[:1], "what is not there fails alone")
        source.client.upload_file(os.path.join(self.mirror, PATHS[0]), "crawl", f"prefix/{PATHS[0]}")
        self.assertEqual(self.run_all(source), {})
        self.assertEqual(self.answers(), self.whole)

    def test_a_file_that_is_cut_off_leaves_no_output(self):
        path = os.path.join(self.mirror, PATHS[1])
        os.truncate(path, os.path.getsize(path) - 20)
        failed = self.run_all(c.Folder(self.mirror))
        self.assertEqual(list(failed), [PATHS[1]])
        self.assertIn("cut off", str(failed[PATHS[1]]))
        self.assertEqual(len(self.outputs()), len(PATHS) - 1)

    def test_a_connection_that_breaks_leaves_no_output(self):
        failed = self.run_all(Breaks(self.mirror))
        self.assertEqual({path: str(error) for path, error in failed.items()}, {PATHS[1]: "reset by peer"})
        self.assertEqual(len(self.outputs()), len(PATHS) - 1)

    def outputs(self) -> list:
        """All files but those of failed records, hidden ones too."""
        names = [name for _, _, names in os.walk(self.out) for name in names]
        return [name for name in names if not name.endswith(".failures.jsonl")]


class Breaks(c.Folder):
    """A mirror whose connection breaks while one file is read."""

    def open(self, path):
        if path != PATHS[1]:
            return super().open(path)
        with super().open(path) as file:
            return BreaksAtEnd(file.read(1000))


class BreaksAtEnd(io.BytesIO):
    def read(self, size=-1):
        piece = super().read(size)
        if not piece:
            # Long enough for the command to open its files, which it leaves behind when it is killed.
            time.sleep(0.5)
            raise ConnectionResetError("reset by peer")
        return piece


if __name__ == "__main__":
    unittest.main()
