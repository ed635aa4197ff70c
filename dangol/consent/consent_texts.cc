#include "consent/consent_texts.h"

#include <algorithm>

namespace dangol {

// The second language of a version says nothing new.
void ConsentTexts::apply(const ConsentTextPublished& text, Instant at) {
  if (find(text.purpose, text.version, text.language) != nullptr) return;
  if (text.needs_new_consent && find(text.purpose, text.version) == nullptr) {
    Instant& since = counts_since_.of(text.purpose);
    since = std::max(since, at);
  }
  all_.push_back({text, at});
}

ConsentTexts ConsentTexts::as_of(Instant then) const {
  ConsentTexts texts;
  for (const PublishedText& each : all_) {
    if (each.at <= then) texts.apply(each.text, each.at);
  }
  return texts;
}

const PublishedText* ConsentTexts::newest_version(Purpose purpose) const {
  const PublishedText* newest = nullptr;
  for (const PublishedText& each : all_) {
    if (each.text.purpose != purpose) continue;
    if (find(purpose, each.text.version) == &each) newest = &each;  // its first language
  }
  return newest;
}

const PublishedText* ConsentTexts::current(Purpose purpose, std::string_view language) const {
  const PublishedText* newest = newest_version(purpose);
  if (newest == nullptr) return nullptr;
  const PublishedText* in_language = find(purpose, newest->text.version, language);
  return in_language != nullptr ? in_language : newest;
}

std::string_view ConsentTexts::current_version(Purpose purpose) const {
  const PublishedText* newest = newest_version(purpose);
  return newest == nullptr ? version_of_screens : std::string_view(newest->text.version);
}

const PublishedText* ConsentTexts::find(Purpose purpose, std::string_view version) const {
  const auto at = std::ranges::find_if(
      all_, [&](const PublishedText& each) { return each.text.purpose == purpose && each.text.version == version; });
  return at == all_.end() ? nullptr : &*at;
}

const PublishedText* ConsentTexts::find(Purpose purpose, std::string_view version, std::string_view language) const {
  const auto at = std::ranges::find_if(all_, [&](const PublishedText& each) {
    return each.text.purpose == purpose && each.text.version == version && each.text.language == language;
  });
  return at == all_.end() ? nullptr : &*at;
}

}  // namespace dangol
