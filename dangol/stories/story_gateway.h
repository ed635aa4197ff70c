// Where a story's messages leave: it takes each and says which.
#pragma once

#include <string>
#include <vector>

#include "consent/consent_names.h"
#include "outbox/gateway.h"

namespace dangol::story {

class StoryGateway final : public Gateway {
 public:
  // `left` gets a line for each message: "sms 김민지: (광고)..."
  explicit StoryGateway(std::vector<std::string>& left) : left_(left) {}

  HandOver send(Permission permission, const OutgoingMessage& message) override {
    const Permission used = std::move(permission);
    std::string line = std::string(name_of(used.channel())) + " " + message.to_name + ": ";
    if (!message.subject.empty()) line += message.subject + " | ";
    left_.push_back(line + message.text);
    return {Handed::accepted, "", ""};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  std::vector<std::string>& left_;
};

}  // namespace dangol::story
