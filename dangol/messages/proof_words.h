// What an experiment found, in words: for the owner.
//
//   "아직 알 수 없어요: 약 9주 더"        "3.2 %p 더 많이 다시 오셨어요"
#pragma once

#include <string>

#include "base/money.h"
#include "insights/proof.h"
#include "messages/card_words.h"

namespace dangol {

std::string proof_words(const MeasuredProof& measured, const Currency& currency, Language language);

// "추천을 10명 중 1명에게는 하지 않아요"
std::string hold_out_words(const HoldOutSet& set, Language language);

}  // namespace dangol
