#include "messages/sentence.h"

#include <algorithm>

#include "base/korean.h"

namespace dangol {
namespace {

std::string filled_in(const Place& place, std::string_view form) {
  if (form.empty()) return std::string(place.value);
  if (const std::size_t bar = form.find('|'); bar != std::string_view::npos)
    return std::string(place.value == "1" ? form.substr(0, bar) : form.substr(bar + 1));
  return with_particle(place.value, form);
}

}  // namespace

std::string sentence(std::string_view pattern, std::initializer_list<Place> places) {
  std::string text;
  while (true) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    const std::size_t close = pattern.find('}', open);
    text += pattern.substr(0, open);
    if (close == std::string_view::npos) return text.append(pattern.substr(open));
    const std::string_view slot = pattern.substr(open + 1, close - open - 1);
    const std::size_t colon = std::min(slot.find(':'), slot.size());
    const auto place = std::ranges::find(places, slot.substr(0, colon), &Place::name);
    if (place == places.end()) {
      text += pattern.substr(open, close + 1 - open);
    } else {
      text += filled_in(*place, slot.substr(std::min(colon + 1, slot.size())));
    }
    pattern.remove_prefix(close + 1);
  }
}

}  // namespace dangol
