#include "consent/evidence.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <iterator>

#include "consent/consent_names.h"

namespace dangol {
namespace {

template <class Bytes>
void read_whole(ByteReader& in, Bytes& bytes) {
  const std::string_view read = in.raw(bytes.size());
  if (!in.failed()) std::memcpy(bytes.data(), read.data(), read.size());
}

Instant read_time(ByteReader& in) { return Instant{Instant::duration{in.zigzag()}}; }

KeptPicture read_picture(ByteReader& in) {
  KeptPicture picture;
  read_whole(in, picture.key.bytes);
  picture.at = read_time(in);
  picture.media = static_cast<EvidenceMedia>(in.u8());
  picture.size_bytes = static_cast<std::uint32_t>(in.varint());
  read_whole(in, picture.sha256.bytes);
  picture.staff = {static_cast<std::uint32_t>(in.varint())};
  picture.answers.resize(in.count());
  for (EvidencedAnswer& answer : picture.answers) {
    answer.purpose = static_cast<Purpose>(in.u8());
    answer.channel = static_cast<Channel>(in.u8());
    answer.at = read_time(in);
  }
  return picture;
}

Result<EvidencedAnswer> answer_named(std::string_view name, const std::vector<ConsentAnswer>& said) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  const auto purpose = purpose_named(name.substr(0, dot));
  const auto channel = dot == name.size() ? std::optional(Channel::none) : channel_named(name.substr(dot + 1));
  if (!purpose || !channel)
    return Error{ErrorCode::invalid_input, "say what the paper answers, such as sensitive,marketing.sms"};
  const auto at = std::ranges::find_if(
      said, [&](const ConsentAnswer& each) { return each.purpose == *purpose && each.channel == *channel; });
  if (at == said.end())
    return Error{ErrorCode::conflict, "she has not answered that: record her answer before the picture of it"};
  return EvidencedAnswer{*purpose, *channel, at->at};
}

}  // namespace

void ConsentEvidence::apply(const ConsentEvidenced& evidence, const IdempotencyKey& key, Instant at) {
  pictures_.push_back({key, at, evidence.media, static_cast<std::uint32_t>(evidence.bytes.size()),
                       sha256(evidence.bytes), evidence.staff, evidence.answers});
}

std::vector<const KeptPicture*> ConsentEvidence::pictures_of(const EvidencedAnswer& answer) const {
  std::vector<const KeptPicture*> found;
  for (const KeptPicture& each : pictures_) {
    if (std::ranges::find(each.answers, answer) != each.answers.end()) found.push_back(&each);
  }
  return found;
}

void ConsentEvidence::encode(ByteWriter& out) const {
  out.varint(pictures_.size());
  for (const KeptPicture& each : pictures_) {
    out.raw(each.key.bytes.data(), each.key.bytes.size());
    out.zigzag(each.at.time_since_epoch().count());
    out.u8(static_cast<std::uint8_t>(each.media));
    out.varint(each.size_bytes);
    out.raw(each.sha256.bytes.data(), each.sha256.bytes.size());
    out.varint(each.staff.value);
    out.varint(each.answers.size());
    for (const EvidencedAnswer& answer : each.answers) {
      out.u8(static_cast<std::uint8_t>(answer.purpose));
      out.u8(static_cast<std::uint8_t>(answer.channel));
      out.zigzag(answer.at.time_since_epoch().count());
    }
  }
}

ConsentEvidence ConsentEvidence::decode(ByteReader& in) {
  ConsentEvidence evidence;
  for (std::uint64_t left = in.count(); left > 0 && !in.failed(); --left)
    evidence.pictures_.push_back(read_picture(in));
  return evidence;
}

Result<std::vector<EvidencedAnswer>> answers_named(std::string_view names, const ConsentState& consent) {
  const std::vector<ConsentAnswer> said = consent.answers();
  std::vector<EvidencedAnswer> answers;
  for (;;) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const auto answer = answer_named(names.substr(0, comma), said);
    if (!answer) return answer.error();
    if (std::ranges::find(answers, *answer) != answers.end())
      return Error{ErrorCode::invalid_input, "say each answer once"};
    answers.push_back(*answer);
    if (comma == names.size()) return answers;
    names.remove_prefix(comma + 1);
  }
}

bool may_be_pictured(const EvidencedAnswer& answer, const ConsentState& consent) {
  return std::ranges::any_of(consent.answers(), [&](const ConsentAnswer& each) {
    const bool is_paper = each.method == ConsentMethod::paper || each.method == ConsentMethod::imported;
    return is_paper && EvidencedAnswer{each.purpose, each.channel, each.at} == answer;
  });
}

std::vector<ConsentAnswer> papers_without_picture(const ConsentState& consent, const ConsentEvidence& evidence) {
  std::vector<ConsentAnswer> found;
  std::ranges::copy_if(consent.answers(), std::back_inserter(found), [&](const ConsentAnswer& each) {
    return each.method == ConsentMethod::paper && evidence.pictures_of({each.purpose, each.channel, each.at}).empty();
  });
  return found;
}

}  // namespace dangol
