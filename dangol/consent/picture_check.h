// What may be kept as the picture of a paper (docs/law.md A11): a JPEG, PNG or WebP picture or a PDF, whole and nothing
// else. A file that is two things at once, or carries words beside the picture, such as where it was taken, is refused:
// what is kept for years is what was meant to be kept.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "events/event.h"

namespace dangol {

inline constexpr std::size_t largest_picture_bytes = 200 * 1024;

// The first has number 1.
inline constexpr std::array<const char*, 4> media_names{"image/jpeg", "image/png", "image/webp", "application/pdf"};
inline const char* name_of(EvidenceMedia media) { return media_names[static_cast<std::size_t>(media) - 1]; }
// As an end of a file's name.
std::string_view extension_of(EvidenceMedia media);
// Of a Content-Type, without parameters.
std::optional<EvidenceMedia> media_named(std::string_view name);

// `invalid_input`: it is not what it is said to be, is cut off, goes on behind its end, is too large, or carries more
// than the picture. Of a PDF only that it begins and ends as one, and brings no scripts or files that are seen at once.
Result<void> check_picture(EvidenceMedia media, std::string_view bytes);

}  // namespace dangol
