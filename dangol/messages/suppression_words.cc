#include "messages/suppression_words.h"

#include <array>
#include <string>

#include "messages/spoken.h"

namespace dangol {
namespace {

struct ReasonWords {
  std::string_view korean, english;
};

// In the order of SuppressionReason.
constexpr std::array<ReasonWords, suppression_reasons> sentences{{
    {"받으실 번호나 주소가 없어요", "There is no number or address to send it to"},
    {"광고를 받지 않겠다고 하셨어요", "She said no to advertising"},
    {"광고를 받겠다고 하신 적이 없어요", "She has not agreed to advertising this way"},
    {"동의하신 지 두 해가 지났어요. 계속 받으실지 알려 드려야 해요",
     "Her consent is two years old: she has to be told that it still holds"},
    {"글이 “(광고)”로 시작하지 않아요", "The text does not begin with \"(광고)\""},
    {"보내는 사람과 연락처가 글에 없어요", "The text does not name the sender and a contact"},
    {"돈 들이지 않고 수신을 거부할 방법이 글에 없어요", "The text offers no free way to opt out"},
    {"지금은 광고를 보내지 않는 시간이에요", "Advertising is not sent at this hour"},
    {"지금은 소식을 쉬기로 했어요", "Advertising to her is resting"},
    {"이미 사셨고, 하나면 되는 물건이에요", "It was bought already, and nobody needs a second one"},
    {"오늘은 이미 보내 드렸어요", "She has had enough for today"},
    {"이레 동안 보낼 만큼 보내 드렸어요", "She has had enough for seven days"},
    {"서른 날 동안 보낼 만큼 보내 드렸어요", "She has had enough for thirty days"},
    {"오늘 가게에서 보낼 만큼 다 보냈어요", "The shop has sent enough for today"},
    {"자주 받으셔서 지치신 것 같아요", "She seems to be tired of what is sent"},
    {"보내 주는 곳과 맺은 위탁 계약이 없어요", "There is no contract with anybody who carries it"},
    {"보내 주는 곳을 가게의 처리방침에 알리지 않았어요", "The shop's public notice does not name who carries it"},
    {"광고를 보내 주는 곳을 손님들께 알리지 않았어요", "Customers were not told who carries advertising"},
    {"보내 주는 곳의 전송자격인증이 없거나 끝났어요", "Who carries it has no valid certificate for advertising"},
    {"등록된 발신번호가 없어요", "There is no registered number to send from"},
    {"쓰기로 한 돈을 다 썼어요", "The budget is spent"},
    {"동의하신 뒤에 동의서 내용이 바뀌었어요. 새 내용으로 다시 여쭤봐야 해요",
     "The text she agreed to has changed since: she has to be asked again"},
    {"글에 이 손님께는 알 수 없는 내용이 있어요", "The text says something that is not known of her"},
    {"불편하셨다는 말씀에 아직 답해 드리지 않았어요", "Her complaint has not been answered yet"},
    {"바라시는 만큼은 이미 보내 드렸어요", "She has had as much in thirty days as she wants"},
    {"보낸 것이 돌아왔어요. 없는 번호나 주소예요", "What was sent came back: there is no such number or address"},
}};

}  // namespace

std::string_view suppression_words(SuppressionReason reason, Language language) {
  const ReasonWords& both = sentences[static_cast<std::size_t>(reason)];
  return language == Language::korean ? both.korean : both.english;
}

std::string_view came_back_words(Channel channel, Language language) {
  const bool korean = language == Language::korean;
  if (channel == Channel::email)
    return korean ? "보낸 메일이 돌아왔어요. 메일 주소를 다시 여쭤 주세요"
                  : "Mail to her came back: ask for her e-mail address again";
  return korean ? "보낸 문자가 돌아왔어요. 전화번호를 다시 여쭤 주세요"
                : "A text message to her came back: ask for her number again";
}

std::string rest_words(std::int32_t until, std::int32_t today, Language language) {
  const std::string last = spoken_day(until - 1, today, language);
  return language == Language::korean ? last + "까지는 권하지 말고 편히 쉬시게 해 주세요"
                                      : "Offer her nothing until the end of " + last + ": let her be";
}

std::string_view may_send_words(Language language) {
  return language == Language::korean ? "보낼 수 있어요" : "May be sent";
}

}  // namespace dangol
