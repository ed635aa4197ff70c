// Small files that must be there after a power cut: read whole, written new, appended to; each durable on return.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dangol {

// False also when it cannot be known.
bool is_there(const std::filesystem::path& file);

// All errors but the named ones are `unavailable`; `what` is what the file is to the reader of the message ("shop's
// key").

// `not_found` when there is no such file; `too_much` when it is larger than `limit` bytes.
Result<std::string> read_small_file(const std::filesystem::path& file, std::size_t limit, std::string_view what);

// Mode 0600; `conflict` when the file exists.
Result<void> write_new_file(const std::filesystem::path& file, std::string_view bytes, std::string_view what);

// Puts `bytes` in its place, mode 0600, whole or not at all; the file need not be there.
Result<void> replace_file(const std::filesystem::path& file, std::string_view bytes, std::string_view what);

// The same of a file that is there; what it held is overwritten on the disk, as far as the
// disk writes in place.
Result<void> replace_secret_file(const std::filesystem::path& file, std::string_view bytes, std::string_view what);

// Adds `bytes` at byte `size` of the file, which is made (mode 0600) when absent; what follows `size` is cut off first.
Result<void> append_to_file(const std::filesystem::path& file, std::size_t size, std::string_view bytes,
                            std::string_view what);

// Makes the names in the folder durable.
Result<void> sync_folder(const std::filesystem::path& folder);
Result<void> sync_file(const std::filesystem::path& file, std::string_view what);

}  // namespace dangol
