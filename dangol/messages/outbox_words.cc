#include "messages/outbox_words.h"

#include <fmt/format.h>

#include <array>

namespace dangol {
namespace {

struct Named {
  std::string_view name, korean, english;
};

// In the order of MessageStep.
constexpr std::array<Named, 10> steps{{
    {"queued", "차례를 기다려요", "waiting its turn"},
    {"handing_over", "보내는 중이에요", "being handed over"},
    {"accepted", "보냈어요", "sent"},
    {"not_taken", "받아 주지 않아 다시 보낼 거예요", "not taken; it will be tried again"},
    {"unknown", "갔는지 알 수 없어요", "not known whether it went"},
    {"delivered", "도착했어요", "delivered"},
    {"failed", "가지 못했어요", "could not be delivered"},
    {"held_back", "보내지 않았어요", "held back"},
    {"cancelled", "취소했어요", "cancelled"},
    {"bounced", "없는 주소라 돌아왔어요", "came back: no such address"},
}};

// Likewise, of what is said at the counter, printed or called on a display: where it is called otherwise than above.
constexpr std::array<Named, 10> said_steps{{
    {"queued", "손님이 오시면 전해요", "waiting for her visit"},
    {"handing_over", "", ""},
    {"accepted", "", ""},
    {"not_taken", "다음에 오시면 전해요", "to be said on another day"},
    {"unknown", "전했는지 알 수 없어요", "not known whether it was said"},
    {"delivered", "전했어요", "said"},
    {"failed", "전하지 못했어요", "could not be said"},
    {"held_back", "전하지 않았어요", ""},
    {"cancelled", "", ""},
    {"bounced", "", ""},
}};
constexpr std::array<Named, 10> printed_steps{{
    {"queued", "인쇄를 기다려요", "waiting to be printed"},
    {"handing_over", "인쇄로 넘겼어요", "handed to the printer"},
    {"accepted", "", ""},
    {"not_taken", "다시 인쇄할 거예요", "to be printed again"},
    {"unknown", "인쇄됐는지 알 수 없어요", "not known whether it was printed"},
    {"delivered", "인쇄했어요", "printed"},
    {"failed", "인쇄하지 못했어요", "could not be printed"},
    {"held_back", "인쇄하지 않았어요", ""},
    {"cancelled", "", ""},
    {"bounced", "", ""},
}};
constexpr std::array<Named, 10> called_steps{{
    {"queued", "곧 불러요", "about to be called"},
    {"handing_over", "부르는 중이에요", "being called"},
    {"accepted", "화면에서 불렀어요", "called on the display"},
    {"not_taken", "부르지 못했어요", "could not be called"},
    {"unknown", "화면에서 불렀는지 알 수 없어요", "not known whether the display called"},
    {"delivered", "화면에서 불렀어요", "called on the display"},
    {"failed", "켜진 화면이 없어 부르지 못했어요", "not called: no display was on"},
    {"held_back", "부르지 않았어요", ""},
    {"cancelled", "", ""},
    {"bounced", "", ""},
}};

std::string_view in(Language language, const Named& named) {
  return language == Language::korean ? named.korean : named.english;
}

// In the order of CampaignState, from 1.
constexpr std::array<Named, 4> states{{
    {"drafted", "작성 중", "draft"},
    {"running", "진행 중", "running"},
    {"paused", "멈춤", "paused"},
    {"cancelled", "취소됨", "cancelled"},
}};

const Named& of(MessageStep step) { return steps[static_cast<std::size_t>(step)]; }
const Named& of(CampaignState state) { return states[static_cast<std::size_t>(state) - 1]; }

}  // namespace

std::string_view step_words(MessageStep step, Channel channel, Language language) {
  const auto at = static_cast<std::size_t>(step);
  std::string_view words;
  if (channel == Channel::counter) words = in(language, said_steps[at]);
  if (channel == Channel::printed) words = in(language, printed_steps[at]);
  if (channel == Channel::display) words = in(language, called_steps[at]);
  return words.empty() ? in(language, of(step)) : words;
}

std::string_view campaign_state_words(CampaignState state, Language language) { return in(language, of(state)); }

std::string campaign_words(const CampaignDefined& campaign, CampaignState state, const Progress& progress,
                           Language language) {
  std::string words = fmt::format("{}: {}", campaign.name, campaign_state_words(state, language));
  for (std::size_t step = 0; step < progress.at.size(); ++step) {
    if (progress.at[step] > 0)
      words += fmt::format(", {} {}", step_words(static_cast<MessageStep>(step), campaign.channel, language),
                           progress.at[step]);
  }
  return words;
}

std::string selection_words(std::uint64_t would_get, std::uint64_t guests, Language language) {
  if (language == Language::korean) return fmt::format("조건에 맞는 손님 {}분 중 {}분께 가요", guests, would_get);
  return fmt::format("It would go to {} of {} guests in the rule", would_get, guests);
}

std::string alimtalk_words(std::string_view to_register, Language language) {
  const bool korean = language == Language::korean;
  return fmt::format("{}: {}", korean ? "알림톡으로 보내려면 등록할 글" : "To register for Alimtalk", to_register);
}

std::string_view name_of(MessageStep step) { return of(step).name; }
std::string_view name_of(CampaignState state) { return of(state).name; }

std::string_view name_of(MessageClass what) {
  return what == MessageClass::advertising ? "advertising" : "information";
}

std::string_view name_of(GatewayKind kind) {
  constexpr std::array<std::string_view, 4> kinds{"smtp", "solapi", "webhook", "display"};
  return kinds[static_cast<std::size_t>(kind) - 1];
}

}  // namespace dangol
