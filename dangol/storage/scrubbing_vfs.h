// An SQLite VFS that zeroes the unused middle of every page on its way into a database file.
//
// PRAGMA secure_delete zeroes what is deleted, but when SQLite rebuilds a page after moving rows to a neighbour, the
// old copies stay in the gap between the page's cell pointers and its cells (rebuildPage in btree.c). Someone erased
// later would still be found there. No reader ever looks at the gap, and pages in the database file carry no checksum,
// so it can be zeroed as the page is written. Pages in the log keep theirs until the log is emptied, which erasing
// does.
#pragma once

#include <string>

namespace dangol {

// Registers (once) the shim above the VFS named `below`, or above the operating system's when empty; returns its name.
std::string scrubbing_vfs(const std::string& below);

}  // namespace dangol
