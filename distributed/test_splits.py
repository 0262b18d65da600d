"""Splits give together what the whole gives. Needs the command: LIMPID=target/release/limpid."""

import gzip
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import splits as s  # noqa: E402

LIMPID = os.environ.get("LIMPID", "limpid")


def record(number: int) -> bytes:
    text = f"Record {number}. The bridge was open all day.\n" * (number % 5 + 1)
    return f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <r:{number}>\r\nContent-Length: {len(text)}\r\n\r\n{text}\r\n\r\n".encode()


def line(number: int) -> bytes:
    return b"no JSON\n" if number % 11 == 3 else b"\n" if number % 11 == 5 else b'{"id":%d,"text":"%s"}\n' % (number, b"a" * number)


class Splits(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name: str, data: bytes) -> str:
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def data(self) -> list[str]:
        return [
            self.write("a.jsonl", b"".join(map(line, range(60)))),
            self.write("b.jsonl.gz", gzip.compress(b"".join(map(line, range(9))))),
            self.write("c.warc", b"".join(map(record, range(9)))),
            self.write("d.warc.gz", b"".join(gzip.compress(record(n)) for n in range(60))),
            self.write("e.jsonl", b""),
        ]

    def test_splits_cover_the_files(self):
        paths = self.data()
        splits = s.plan(paths, 100)
        self.assertGreater(len(splits), 40)
        for path in paths:
            own = [split for split in splits if split.path == path]
            self.assertEqual((own[0].start, own[-1].end), (0, os.path.getsize(path)))
            self.assertTrue(all(a.end == b.start for a, b in zip(own, own[1:])))
        self.assertEqual([len([x for x in splits if x.path == path]) for path in (paths[1], paths[2], paths[4])], [1, 1, 1])

    def test_answers_of_splits_are_those_of_the_whole(self):
        paths = self.data()
        whole = subprocess.run([LIMPID, "clean", "--jsonl", *paths], capture_output=True).stdout
        self.assertGreater(len(whole.splitlines()), 120)
        for size in (37, 100, 1 << 20):
            splits = s.plan(paths, size)
            splits = s.numbered(splits, [s.line_feeds_before(split) for split in splits])
            lines = [answer + "\n" for split in splits for answer in s.answers(LIMPID, ["clean"], split)]
            self.assertEqual("".join(lines).encode(), whole, f"splits of {size} bytes")

    def test_a_command_that_fails_is_an_error(self):
        with self.assertRaisesRegex(RuntimeError, "status 2"):
            list(s.answers(LIMPID, ["clean", "--no-such-flag"], s.Split(self.write("a", b""), 0, 1)))

    def test_parts_are_joined_in_order_or_not_at_all(self):
        output = os.path.join(self.folder.name, "out")
        for number in (2, 0, 10, 100_000, 1):
            self.write(f"part-{number:05}", b"%d\n" % number)
        with self.assertRaises(FileNotFoundError):
            s.merge(self.folder.name, output)
        self.assertFalse(os.path.exists(output))
        self.write("_SUCCESS", b"")
        s.merge(self.folder.name, output)
        with open(output) as file:
            self.assertEqual(file.read().split(), ["0", "1", "2", "10", "100000"])


if __name__ == "__main__":
    unittest.main()
