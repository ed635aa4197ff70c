#!/usr/bin/env python3
"""check_law.py REPOSITORY: every file that docs/law.md names exists, and every test that it quotes is in a file named before it."""
import pathlib
import re
import sys

# `shop/acceptance.cc`, then any number of "the name of a test": "…" at its end stands for the rest.
PART = re.compile(r'`([^`]+)`|"([^"]+)"')
FILE = re.compile(r"^[\w./-]+\.(?:h|cc|mjs|story|svelte|toml)$")


def place_of(root, name):
    return next((path for path in (root / "dangol" / name, root / name) if path.exists()), None)


def faults_of(root, row):
    cells = row.strip().strip("|").split(" | ")
    file, known = None, []
    for code, quoted in PART.findall(cells[3]):
        if FILE.match(code):
            # "templates/a_test.cc, b_test.cc": the second is in the folder of the first
            beside = [file.parent / code] if file and "/" not in code and (file.parent / code).exists() else []
            file = beside[0] if beside else place_of(root, code)
            known += [file] if file else []
            if file is None:
                yield f"there is no file {code}"
        elif quoted:
            title = quoted.removesuffix("…")
            if not any(title in re.sub(r'"\s*\n\s*"', "", each.read_text(encoding="utf-8")) for each in known):
                yield f"no test is called: {quoted}"
    for code, _ in PART.findall(cells[2]):
        if FILE.match(code) and place_of(root, code) is None and not any((each / code).exists() for each in folders(root, cells[2])):
            yield f"there is no file {code}"


def folders(root, cell):
    return {place.parent for code, _ in PART.findall(cell) if FILE.match(code) and (place := place_of(root, code))}


def main():
    root = pathlib.Path(sys.argv[1])
    rows = [line for line in (root / "docs/law.md").read_text(encoding="utf-8").splitlines() if re.match(r"\| [A-Z]", line)]
    found = [f"{row.split(' | ')[0].strip('| ')}: {fault}" for row in rows for fault in faults_of(root, row)]
    print(f"docs/law.md: {len(rows)} rules", *found, sep="\n")
    return 0 if rows and not found else 1


sys.exit(main())
