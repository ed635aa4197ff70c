#include "messages/preview_words.h"

#include <fmt/format.h>

#include <array>

namespace dangol {
namespace {

// In the order of SmsKind.
constexpr std::array<std::string_view, 3> korean_sizes{"문자(SMS) {}/90바이트", "장문(LMS) {}/2,000바이트",
                                                       "너무 길어요: {}/2,000바이트"};
constexpr std::array<std::string_view, 3> english_sizes{"SMS, {} of 90 bytes", "LMS, {} of 2,000 bytes",
                                                        "Too long: {} of 2,000 bytes"};

// In the order of TextSpeech.
constexpr std::array<std::string_view, text_speeches> korean_speeches{
    "", "말씨: 해요체", "말씨: 합쇼체", "말씨: 해요체와 합쇼체가 섞였어요", "말씨: 반말이 있어요"};
constexpr std::array<std::string_view, text_speeches> english_speeches{
    "", "Speech: polite (해요체)", "Speech: formal (합쇼체)", "Speech: polite and formal sentences mixed",
    "Speech: a sentence in 반말, which is for friends"};

}  // namespace

std::string sms_size_words(const SmsSize& size, Language language) {
  const bool korean = language == Language::korean;
  const auto& sizes = korean ? korean_sizes : english_sizes;
  std::string words = fmt::format(fmt::runtime(sizes[static_cast<std::size_t>(size.kind)]), size.bytes);
  for (std::size_t i = 0; i < size.unencodable.size(); ++i) {
    if (i == 0) words += korean ? "; 보낼 수 없는 글자: " : "; cannot be sent: ";
    words += (i == 0 ? "" : " ") + size.unencodable[i].character;
  }
  return words;
}

std::string missing_words(const PlaceholderSet& missing, Language language) {
  std::string words = language == Language::korean ? "이 손님께는 알 수 없어요: " : "Not known of this guest: ";
  bool first = true;
  for (const PlaceholderRow& row : placeholders()) {
    if (!missing[index_of(row.what)]) continue;
    if (!first) words += ", ";
    words += label(row.what, language);
    first = false;
  }
  return words;
}

std::string speech_words(TextSpeech speech, SpeechLevel wished, Language language) {
  const bool korean = language == Language::korean;
  std::string words((korean ? korean_speeches : english_speeches)[static_cast<std::size_t>(speech)]);
  if (is_less_formal(speech, wished))
    words += korean ? "; 이 손님은 격식 있는 말을 바라세요" : "; this guest wishes to be spoken to formally";
  return words;
}

}  // namespace dangol
