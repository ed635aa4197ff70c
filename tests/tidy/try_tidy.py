#!/usr/bin/env python3
"""try_tidy.py TIDY: does tools/tidy pass a good tree, and name each mistake in a bad one? clang-tidy itself is run for one."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

GOOD = {
    "ARCHITECTURE.md": "| level | folder |\n| 0 | `base` |\n| 1 | `events` |\nSee [the walk](dangol/README.md).\n",
    "dangol/README.md": "| 0 | `base` | words |\n| 1 | `events` | what happened |\n",
    "dangol/base/CMakeLists.txt": "dangol_module(base LEVEL 0)\n",
    "dangol/base/README.md": "# base\n",
    "dangol/base/ids.h": "// Ids.\n#pragma once\n",
    "dangol/events/CMakeLists.txt": "dangol_module(events LEVEL 1 MAY_INCLUDE base)\n",
    "dangol/events/README.md": "# events\n",
    "dangol/events/event.h": '// Events.\n#pragma once\n#include "base/ids.h"\n'
                             "enum class EventKind : unsigned char {\n  shop_founded = 1,\n  order_placed = 20,\n};\n",
    "dangol/events/event.cc": '#include "events/event.h"\n',
    "docs/journal-format.md": "| 1 | ShopFounded | name |\n| 20 | OrderPlaced | lines |\n",
    "build/compile_commands.json": "[]",
}

# File, what it becomes (None: it is missing), words that tidy must say.
MISTAKES = [
    ("dangol/base/ids.h", "#pragma once\n", "first line of a header"),
    ("dangol/base/ids.h", "// Ids.\n", "#pragma once"),
    ("dangol/base/ids.h", "// Ids.\n#pragma once\n" + "\n" * 300, "302 lines"),
    ("dangol/events/event.cc", '#include "events/event.h"\n' + "\n" * 500, "501 lines"),
    ("dangol/events/event.cc", '#include "../events/event.h"\n#include "events/event.h"\n', "not by ../"),
    ("dangol/events/event.cc", '#include "events/event.h"\n// TO' 'DO: more\n', "work left over"),
    ("dangol/base/README.md", "# base\nSee /ho" "me/somebody/notes\n", "somebody's own machine"),
    ("dangol/base/README.md", "# base\n" + "\n" * 30, "at most 30 lines"),
    ("dangol/base/README.md", None, "each folder says what it is for"),
    ("dangol/base/README.md", "[gone](gone.md)\n", "gone.md is linked to"),
    ("dangol/README.md", "| 0 | `base` | words |\n", "`events` is missing in the walk"),
    ("dangol/README.md", "| 0 | `base` | words |\n| 2 | `events` | what happened |\n", "not in a row of level 1"),
    ("ARCHITECTURE.md", "| 0 | `base` |\n| 0 | `events` |\n", "not in a row of level 1"),
    ("dangol/base/unused.h", "// Unused.\n#pragma once\n", "nothing includes this header"),
    ("dangol/events/event.h", GOOD["dangol/events/event.h"].replace("20", "1"), "stands for both"),
    ("dangol/events/event.h", GOOD["dangol/events/event.h"].replace(" = 20", ""), "number of its own, written out"),
    ("docs/journal-format.md", "| 1 | ShopFounded | name |\n", "event kind 20 order_placed"),
    ("dangol/events/event.cc", '#include "base/ids.h"\n#include "events/event.h"\n', "is included first"),
    ("build/compile_commands.json", None, "configure first"),
]

# A mistake that clang-tidy alone sees, in the second source of a batch.
BATCH = {
    "dangol/events/moved.cc": "#include <string>\n#include <utility>\n"
    "std::string twice(std::string text) {\n  std::string kept = std::move(text);\n  return kept + text;\n}\n",
    "build/unity_0_cxx.cxx": '#include "@ROOT@/dangol/events/event.cc"\n#include "@ROOT@/dangol/events/moved.cc"\n',
    "build/compile_commands.json": '[{"directory": "@ROOT@/build", "file": "@ROOT@/build/unity_0_cxx.cxx",'
    ' "command": "c++ -std=c++20 -I@ROOT@/dangol -c unity_0_cxx.cxx"}]',
}


def said_about(tidy, changes):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {**GOOD, **changes}.items():
            if text is not None:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text.replace("@ROOT@", folder), encoding="utf-8")
        (root / "tools").mkdir()
        shutil.copy(tidy, root / "tools" / "tidy")
        shutil.copy(pathlib.Path(tidy).parent.parent / ".clang-tidy", root)
        done = subprocess.run([sys.executable, root / "tools" / "tidy", root / "build"], capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


def main():
    tidy = sys.argv[1]
    wrong = []
    code, said = said_about(tidy, {})
    if code != 0:
        wrong.append(f"the good tree is refused:\n{said}")
    for name, text, expected in MISTAKES:
        code, said = said_about(tidy, {name: text})
        if code == 0 or expected not in said:
            wrong.append(f"{name}: expected to hear '{expected}', heard:\n{said}")
    code, said = said_about(tidy, BATCH)
    if code == 0 or "bugprone-use-after-move" not in said:
        wrong.append(f"a batch: expected to hear of text that was moved, heard:\n{said}")
    print(*wrong or [f"{len(MISTAKES) + 1} mistakes named"], sep="\n")
    return 1 if wrong else 0


sys.exit(main())
