// What is known of the pictures of papers that prove a guest's answers (docs/law.md A10, A11). Their bytes stay in the
// journal, sealed with her key; here is what each of them shows, and its SHA-256.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/sha256.h"
#include "consent/consent_state.h"
#include "events/event.h"

namespace dangol {

inline constexpr std::size_t most_pictures_of_a_guest = 20;

struct KeptPicture {
  IdempotencyKey key;  // of the event that holds its bytes
  Instant at;
  EvidenceMedia media = EvidenceMedia::jpeg;
  std::uint32_t size_bytes = 0;
  Sha256 sha256;
  StaffId staff;
  std::vector<EvidencedAnswer> answers;  // that it shows
  friend bool operator==(const KeptPicture&, const KeptPicture&) = default;
};

class ConsentEvidence {
 public:
  void apply(const ConsentEvidenced& evidence, const IdempotencyKey& key, Instant at);

  // In the order in which they were recorded: the first is called picture 1.
  const std::vector<KeptPicture>& pictures() const { return pictures_; }
  // Those that show that answer.
  std::vector<const KeptPicture*> pictures_of(const EvidencedAnswer& answer) const;

  void encode(ByteWriter& out) const;
  static ConsentEvidence decode(ByteReader& in);
  friend bool operator==(const ConsentEvidence&, const ConsentEvidence&) = default;

 private:
  std::vector<KeptPicture> pictures_;
};

// "sensitive,marketing.sms": what she answered to these, as it holds. `invalid_input`: not so written; `conflict`: she
// has not answered one of them.
Result<std::vector<EvidencedAnswer>> answers_named(std::string_view names, const ConsentState& consent);

// Whether a picture of a paper can show it: an answer that holds, given on paper here or where it was imported from.
bool may_be_pictured(const EvidencedAnswer& answer, const ConsentState& consent);

// Her answers that hold, were given on paper here, and are shown by no picture.
std::vector<ConsentAnswer> papers_without_picture(const ConsentState& consent, const ConsentEvidence& evidence);

}  // namespace dangol
