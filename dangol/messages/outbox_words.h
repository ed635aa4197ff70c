// Where a message or a campaign stands, in words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/language.h"
#include "events/sending.h"
#include "outbox/outbox.h"

namespace dangol {

// "보내는 중", "on its way"
// As it is called of what goes by that channel.
std::string_view step_words(MessageStep step, Channel channel, Language language);
// "진행 중", "running"
std::string_view campaign_state_words(CampaignState state, Language language);

// "새 빵: 진행 중, 도착했어요 3, 보내지 않았어요 1"
std::string campaign_words(const CampaignDefined& campaign, CampaignState state, const Progress& progress,
                           Language language);
// "조건에 맞는 손님 5분 중 3분께 갑니다"
std::string selection_words(std::uint64_t would_get, std::uint64_t guests, Language language);
// "알림톡으로 보내려면 등록할 글: #{이름}, 음료 나왔습니다."
std::string alimtalk_words(std::string_view to_register, Language language);

// As they are written in commands and in JSON: "handing_over", "running", "advertising", "smtp".
std::string_view name_of(MessageStep step);
std::string_view name_of(CampaignState state);
std::string_view name_of(MessageClass what);
std::string_view name_of(GatewayKind kind);

}  // namespace dangol
