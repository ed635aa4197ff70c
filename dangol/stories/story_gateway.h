// Where a story's messages leave: it takes each and says which.
#pragma once

#include <string>
#include <vector>

#include "consent/consent_names.h"
#include "outbox/gateway.h"

namespace dangol::story {

class StoryGateway final : public Gateway {
 public:
  // `left` gets a line for each message: "sms 김민지: (광고)...", "kakao as KA01 김민지: ..."
  explicit StoryGateway(std::vector<std::string>& left, Handed answer = Handed::accepted)
      : left_(left), answer_(answer) {}

  HandOver send(Permission permission, const OutgoingMessage& message) override {
    const Permission used = std::move(permission);
    if (answer_ == Handed::refused) return {answer_, "", "no-display"};
    std::string line(name_of(used.channel()));
    if (!message.alimtalk.template_id.empty()) line += " as " + message.alimtalk.template_id;
    line += " " + message.to_name + ": ";
    if (!message.subject.empty()) line += message.subject + " | ";
    line += message.text;
    for (const auto& [name, value] : message.alimtalk.variables) line += "; " + name + " = " + value;
    left_.push_back(std::move(line));
    return {answer_, "", ""};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  std::vector<std::string>& left_;
  Handed answer_;
};

}  // namespace dangol::story
