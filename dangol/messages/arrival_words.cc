#include "messages/arrival_words.h"

#include "insights/taste_attributes.h"
#include "messages/sentence.h"

namespace dangol {

std::string arrival_words(const LikelyCustomer& guest, const Catalog& catalog, Language language) {
  const bool korean = language == Language::korean;
  const std::string_view attribute = attribute_name(catalog, guest.attribute);
  std::string_view pattern =
      korean ? "{item:을/를} 찾으세요: 최근 {of}번 중 {bought}번" : "Takes {item}: {bought} of the last {of} visits";
  if (!attribute.empty()) {
    pattern = korean ? "같은 {attribute}인 {item:을/를} 찾으세요: 최근 {of}번 중 {bought}번"
                     : "Takes {item}, {attribute} as well: {bought} of the last {of} visits";
  } else if (guest.attribute != 0) {
    pattern = korean ? "값이 비슷한 {item:을/를} 찾으세요: 최근 {of}번 중 {bought}번"
                     : "Takes {item} of a like price: {bought} of the last {of} visits";
  }
  return sentence(pattern, {{"item", catalog.name_of(guest.because_of)},
                            {"attribute", attribute},
                            {"bought", std::to_string(guest.bought)},
                            {"of", std::to_string(guest.of)}});
}

std::string arrivals_words(std::size_t guests, Language language) {
  if (language == Language::korean) {
    return guests == 0 ? "아직 누가 좋아하실지 알 수 없어요"
                       : "좋아하실 만한 분부터예요. 이미 드셔 본 분은 빠져 있어요";
  }
  return guests == 0 ? "Nothing is known yet of who would like it"
                     : "Whoever is likely to like it stands first; those who had it already are left out";
}

}  // namespace dangol
