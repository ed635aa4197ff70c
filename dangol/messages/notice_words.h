// What a guest is told because the law wants her told: that her answer about advertising was heard, that her yes still
// holds, what became of her requests. No word of it sells anything.
#pragma once

#include <string>

#include "base/language.h"
#include "base/time.h"
#include "consent/notices.h"

namespace dangol {

struct NoticeSender {
  std::string name;
  std::string contact;
  std::string opt_out;  // a free number or her own link
};

struct NoticeText {
  std::string subject;  // of e-mail
  std::string text;
};

// "[단골카페] 2026년 11월 22일에 문자 광고를 받겠다고 하셔서 그렇게 해 두었어요. 문의 02-123-4567"
NoticeText notice_words(const DueNotice& notice, const NoticeSender& sender, const Zone& zone, Language language);

}  // namespace dangol
