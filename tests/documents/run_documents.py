#!/usr/bin/env python3
"""run_documents.py BINARY DOCUMENT...: runs the blocks marked ```sh run of each document in an empty folder (README.md here)."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```sh run\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS = 120


def run(document, environment):
    blocks = BLOCK.findall(document.read_text(encoding="utf-8"))
    if not blocks:
        return True
    script = "set -euo pipefail\nset -x\n" + "\n".join(blocks)
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL, timeout=SECONDS,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode == 0:
        print(f"{document.name}: {len(blocks)} blocks run")
        return True
    said = done.stdout.decode(errors="replace").splitlines()[-30:]
    print(f"{document.name}: a command failed with {done.returncode}; what was said last:", *said, sep="\n")
    return False


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    documents = [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    environment = {"PATH": f"{binary.parent}:{os.environ['PATH']}", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8",
                   "DANGOL_SOURCE_DIR": str(pathlib.Path(__file__).resolve().parent.parent.parent)}
    results = [run(document, environment) for document in documents]
    found = sum(len(BLOCK.findall(document.read_text(encoding="utf-8"))) for document in documents)
    if found == 0:
        print("no document has a block marked ```sh run: the mark has changed, or this test runs nothing")
    return 0 if found and all(results) else 1


sys.exit(main())
