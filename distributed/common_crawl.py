#!/usr/bin/env python3
"""The native command over the files of a path list, as Common Crawl publishes them, from a mirror or an object store.

    python3 distributed/common_crawl.py wet.paths.gz --source /mirror --output out -- clean
    python3 distributed/common_crawl.py wet.paths.gz --source s3://bucket/prefix --output out -- clean

A path list names one WARC or WET file per line. Its files are below --source: a folder, or a bucket of any store that
speaks S3 (--endpoint; needs boto3). Each file becomes OUTPUT/PATH.jsonl.gz, which is either complete or not there, so
that the same command goes on after an interruption, and a file that fails costs no other. Records that fail are in
OUTPUT/PATH.failures.jsonl. Several machines share a list with --part 3/10. Arguments after `--` are passed to the command.
"""

import argparse
import concurrent.futures
import contextlib
import glob
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile

from splits import SOME_FAILED, WINDOW, own_and_passed

# How often a file is tried, since stores drop connections.
TRIES = 3
S3 = "s3://"


def read_list(path: str, part: str = "1/1") -> list[str]:
    """The paths in a list, gzipped or not: every n-th one from the m-th on, for the part m/n."""
    with open(path, "rb") as file:
        data = file.read()
    lines = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode().split()
    first, step = map(int, part.split("/"))
    return lines[first - 1 :: step]


class Folder:
    """A mirror: the files below a folder."""

    def __init__(self, root: str):
        self.root = root

    def open(self, path: str):
        return open(os.path.join(self.root, path), "rb")


class Bucket:
    """A store that speaks S3. Credentials come from where boto3 looks for them."""

    def __init__(self, address: str, endpoint: "str | None"):
        import boto3

        self.bucket, _, self.prefix = address[len(S3) :].partition("/")
        self.client = boto3.client("s3", endpoint_url=endpoint)

    def open(self, path: str):
        key = f"{self.prefix.rstrip('/')}/{path}" if self.prefix else path
        return self.client.get_object(Bucket=self.bucket, Key=key)["Body"]


def answer(limpid: str, args: list[str], source, path: str, output: str) -> None:
    """Writes the answers to one file. Raises when it cannot be read to its end; then there is no output."""
    target, failures = (os.path.join(output, f"{path}.{ending}") for ending in ("jsonl.gz", "failures.jsonl"))
    if os.path.exists(target):
        return
    folder, name = os.path.split(target)
    os.makedirs(folder, exist_ok=True)
    new = os.path.join(folder, f".{name}.new.gz")
    try:
        run([limpid, *args, "--jsonl", "--jobs", "1", "--quiet", "-o", new, "--failures", failures, "-"], source.open(path))
        check(failures)
        os.replace(new, target)
    finally:
        for left in [new, *unfinished(new), *unfinished(failures)]:
            if os.path.exists(left):
                os.remove(left)


def unfinished(path: str) -> list[str]:
    """What a command that was killed leaves of a file: it writes under another name and renames at the end."""
    folder, name = os.path.split(path)
    return glob.glob(os.path.join(glob.escape(folder), f".{glob.escape(name)}.limpid-*"))


def check(failures: str) -> None:
    """Raises if the input itself failed: such a failure belongs to no answer."""
    with open(failures, "rb") as file:
        for failure in map(json.loads, file):
            if "outputLine" not in failure:
                raise RuntimeError(failure["error"])


def run(command: list[str], body) -> None:
    """Runs `command` on a stream. A stream that breaks ends it by force: it must not take the part for the whole."""
    with tempfile.TemporaryFile() as messages, subprocess.Popen(command, stdin=subprocess.PIPE, stderr=messages) as process:
        try:
            with body:
                shutil.copyfileobj(body, process.stdin, WINDOW)
            process.stdin.close()
        except BrokenPipeError:
            # The command has ended, and says why.
            pass
        except BaseException:
            process.kill()
            # What is left in the buffer cannot be written, and must not hide why.
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
            raise
        if process.wait() not in (0, SOME_FAILED):
            messages.seek(0)
            raise RuntimeError(messages.read().decode().strip() or f"limpid ended with status {process.returncode}")


def answer_all(limpid: str, args: list[str], source, paths: list[str], output: str, jobs: int) -> dict[str, Exception]:
    """Answers the files with `jobs` processes at a time; gives the files that failed, and why."""

    def one(path: str) -> "Exception | None":
        for left in reversed(range(TRIES)):
            try:
                return answer(limpid, args, source, path, output)
            except Exception as error:  # noqa: BLE001: whatever it is, the other files go on.
                if not left:
                    return error

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        return {path: error for path, error in zip(paths, pool.map(one, paths)) if error is not None}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", help="path list, such as wet.paths.gz")
    parser.add_argument("--source", required=True, help="folder or s3://bucket/prefix that the paths are below")
    parser.add_argument("--output", required=True, help="folder for the answers")
    parser.add_argument("--endpoint", help="address of the store, if it is not Amazon's")
    parser.add_argument("--part", default="1/1", help="the share of this machine, such as 3/10 (default: all)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="files at a time (default: number of cores)")
    parser.add_argument("--limpid", default="limpid", help="the native command")
    given, args = own_and_passed(sys.argv[1:])
    own = parser.parse_args(given)
    source = Bucket(own.source, own.endpoint) if own.source.startswith(S3) else Folder(own.source)
    failed = answer_all(own.limpid, args, source, read_list(own.list, own.part), own.output, own.jobs)
    for path, error in failed.items():
        print(f"{path}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
