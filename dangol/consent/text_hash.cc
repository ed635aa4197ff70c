#include "consent/text_hash.h"

#include <array>
#include <string>

namespace dangol {
namespace {

// Of web/src/words/screen_texts.json, which a test holds them against.
struct OfScreens {
  Purpose purpose;
  std::string_view language, hash;
};
constexpr std::array of_screens{
    OfScreens{Purpose::personalisation, "ko", "c1b2c03351fa8da942df3a61bae75ff7faeef0b693e6d7b66de8449681c9eead"},
    OfScreens{Purpose::sensitive, "ko", "897a568840694cac62f4a271a71f5ee14bf2b3701425f1c7a1e3b9f53bc29f8e"},
    OfScreens{Purpose::marketing, "ko", "d1ee62c945eaf59e77ac4d4b408b56b57d10ba0eafc9cd82c222d946ecf60642"},
    OfScreens{Purpose::night_marketing, "ko", "883a8157a22c17071910031bb2b2a9d67d537b7ad695ed274e2ac53bf0c6dcac"},
    OfScreens{Purpose::personalisation, "en", "f3c23823429bfd90fc6072d4d4ac022edace8e07765222fbe035a0c347e3a203"},
    OfScreens{Purpose::sensitive, "en", "b80603c6123c6d3abf0cb4c1c633c6fb2caa218f578d4cff47fd95813ad1c357"},
    OfScreens{Purpose::marketing, "en", "a23dd16f069c6ebd5c5783597188d605bcd53d872a4c6b2a4ae5ca8bddc1088a"},
    OfScreens{Purpose::night_marketing, "en", "6411e8d66ff6b98a0d2651f42c2f45d510810187da2dd00350798685c6555211"}};

std::string hash_of_screens(Purpose purpose, std::string_view language) {
  for (const OfScreens& each : of_screens) {
    if (each.purpose == purpose && each.language == language) return std::string(each.hash);
  }
  return {};
}

}  // namespace

std::string text_hash(const ConsentTextPublished& text) {
  std::string shown;
  for (const std::string* statement : {&text.purpose_text, &text.items, &text.retention, &text.refusal})
    shown.append(*statement).push_back('\0');
  return hex(sha256(shown));
}

std::string text_hash(const ConsentTexts& texts, Purpose purpose, std::string_view version, std::string_view language) {
  if (version == version_of_screens) return hash_of_screens(purpose, language);
  const PublishedText* text = texts.find(purpose, version, language);
  return text == nullptr ? std::string() : text_hash(text->text);
}

}  // namespace dangol
