// The texts by which a shop asks for consent: every version of each, so that what a guest was told stays provable
// (PIPA 15(2), docs/law.md A1 and A2). A shop that has published none asks by the text that its screens came with.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace dangol {

// The version of the text on the screens of a shop that has published none: no shop publishes it.
inline constexpr std::string_view version_of_screens = "1";

// Since when a yes counts, purpose by purpose: an older one was to a text that says something else.
struct CountsSince {
  std::array<Instant, 4> by_purpose{Instant::min(), Instant::min(), Instant::min(), Instant::min()};

  Instant of(Purpose purpose) const { return by_purpose[static_cast<std::size_t>(purpose) - 1]; }
  Instant& of(Purpose purpose) { return by_purpose[static_cast<std::size_t>(purpose) - 1]; }
};

struct PublishedText {
  ConsentTextPublished text;
  Instant at;
  friend bool operator==(const PublishedText&, const PublishedText&) = default;
};

class ConsentTexts {
 public:
  // What is published stays as it is: the same version in the same language again changes nothing.
  void apply(const ConsentTextPublished& text, Instant at);

  bool asks_for(Purpose purpose) const { return newest_version(purpose) != nullptr; }
  // What is asked now: the newest version in that language, or in the other when it stands in that alone. Null: none.
  const PublishedText* current(Purpose purpose, std::string_view language) const;
  // Its version; version_of_screens when the shop has published none.
  std::string_view current_version(Purpose purpose) const;
  // The words of a version, in whatever language; null when it was never published.
  const PublishedText* find(Purpose purpose, std::string_view version) const;
  const PublishedText* find(Purpose purpose, std::string_view version, std::string_view language) const;

  const CountsSince& counts_since() const { return counts_since_; }
  // What was published by then.
  ConsentTexts as_of(Instant then) const;

  // In the order in which they were published.
  const std::vector<PublishedText>& all() const { return all_; }

 private:
  const PublishedText* newest_version(Purpose purpose) const;

  std::vector<PublishedText> all_;
  CountsSince counts_since_;
};

}  // namespace dangol
