// Any bytes as the picture of a paper, of each kind. What is taken is whole: nothing can stand behind it.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/assert.h"
#include "consent/picture_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dangol;
  const void* bytes = data;
  const std::string_view picture(static_cast<const char*>(bytes), size);
  for (const EvidenceMedia media : {EvidenceMedia::jpeg, EvidenceMedia::png, EvidenceMedia::webp, EvidenceMedia::pdf}) {
    if (!check_picture(media, picture)) continue;
    DANGOL_ASSERT(size <= largest_picture_bytes);
    DANGOL_ASSERT(!check_picture(media, std::string(picture) + "x"));
  }
  return 0;
}
