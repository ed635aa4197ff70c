#include "messages/guardian_words.h"

#include <fmt/format.h>

#include <array>

namespace dangol {
namespace {

constexpr std::array<std::string_view, 8> korean_ways{"",
                                                      "홈페이지 동의 후 문자로 확인",
                                                      "홈페이지 동의와 카드로 확인",
                                                      "홈페이지 동의와 휴대폰 본인 인증으로 확인",
                                                      "서명한 종이 동의서로 확인",
                                                      "이메일로 확인",
                                                      "전화로 확인",
                                                      "그 밖의 방법으로 확인"};
constexpr std::array<std::string_view, 8> english_ways{"",
                                                       "verified on a site and by text message",
                                                       "verified on a site and by card",
                                                       "verified on a site and by an identity check by phone",
                                                       "verified on signed paper",
                                                       "verified by e-mail",
                                                       "verified by phone call",
                                                       "verified in another way"};

}  // namespace

std::string guardian_words(const GuardianConsented& guardian, Language language) {
  const bool korean = language == Language::korean;
  const auto way = (korean ? korean_ways : english_ways)[static_cast<std::size_t>(guardian.method)];
  return fmt::format("{} {} · {} · {}", korean ? "보호자" : "Guardian", guardian.name, guardian.phone, way);
}

std::string came_of_age_words(Language language) {
  return language == Language::korean ? "이제 만 14세예요. 동의는 본인에게 직접 다시 여쭤봐 주세요"
                                      : "She is 14 now: ask her herself what she agrees to";
}

}  // namespace dangol
