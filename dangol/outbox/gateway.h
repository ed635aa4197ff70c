// Where a message leaves the house: one Gateway carries one channel. channels/ has the real ones; the simulation has
// one that lies. Nothing can be handed over without a Permission.
//
//   const HandOver answer = gateway.send(std::move(permission), message);
//
// A gateway waits for its answer, with a time limit of its own, and never sends again by itself.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "base/time.h"
#include "consent/gate.h"

namespace dangol {

struct OutgoingMessage {
  MessageId id;             // goes along as our reference: of two with one id a good provider delivers one
  std::string to;           // phone in national form, digits only ("+" and the country for others), or an address
  std::string to_name;      // of e-mail; may be empty
  std::string subject;      // of e-mail and LMS; may be empty
  std::string text;         // UTF-8, as it was decided
  std::string opt_out_url;  // https, for one-click unsubscribing (RFC 8058); empty: none
  Alimtalk alimtalk = {};   // its text is the approved one with the variables filled in
};

enum class Handed : std::uint8_t {
  accepted = 1,     // the provider has it
  refused,          // it will never be sent: not asked again
  no_such_address,  // likewise: there is nobody at it
  not_taken,        // the provider certainly does not have it: it may be tried later
  unknown,          // it may have it: the connection broke after it was sent, or its answer makes no sense
  in_hand,          // somebody in the shop has it and will say what becomes of it
};

struct HandOver {
  Handed outcome = Handed::unknown;
  std::string reference;  // the provider's, for asking and for its reports; may be empty
  std::string reason;     // in static words or as a provider's code, for the owner; nothing personal
};

class Gateway {
 public:
  virtual ~Gateway() = default;

  // A permission that is over or of another channel is refused: then nothing leaves.
  virtual HandOver send(Permission permission, const OutgoingMessage& message) = 0;

  // What became of a message whose answer was lost. Nothing when the provider cannot say.
  virtual std::optional<Handed> what_became_of(MessageId message) = 0;
};

}  // namespace dangol
