#include "messages/suppression_words.h"

#include <doctest/doctest.h>

#include <set>

namespace dangol {

TEST_CASE("every reason has a Korean and an English sentence of its own") {
  std::set<std::string_view> all;
  for (std::size_t i = 0; i < suppression_reasons; ++i) {
    for (const Language language : {Language::korean, Language::english}) {
      const std::string_view sentence = suppression_words(static_cast<SuppressionReason>(i), language);
      CHECK_FALSE(sentence.empty());
      all.insert(sentence);
    }
  }
  CHECK(all.size() == 2 * suppression_reasons);
}

}  // namespace dangol
