#include "consent/evidence.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

Instant evidence_hour(int hour) { return Instant{std::chrono::hours{hour}}; }

ConsentChanged on_paper(Purpose purpose, Channel channel = Channel::none, bool given = true) {
  return {purpose, given, ConsentMethod::paper, "1", channel, {}};
}

ConsentEvidenced picture_of(std::vector<EvidencedAnswer> answers) {
  return {std::move(answers), EvidenceMedia::png, "bytes", StaffId{4}};
}

}  // namespace

TEST_CASE("a picture is remembered by its hash, its size and the answers it shows") {
  ConsentEvidence evidence;
  const EvidencedAnswer sms{Purpose::marketing, Channel::sms, evidence_hour(1)};
  const EvidencedAnswer mail{Purpose::marketing, Channel::email, evidence_hour(1)};
  evidence.apply(picture_of({sms}), IdempotencyKey{{7}}, evidence_hour(2));
  evidence.apply(picture_of({sms, mail}), IdempotencyKey{{8}}, evidence_hour(3));
  REQUIRE(evidence.pictures().size() == 2);
  const KeptPicture& first = evidence.pictures().front();
  CHECK(first.sha256 == sha256("bytes"));
  CHECK(first.size_bytes == 5);
  CHECK(first.media == EvidenceMedia::png);
  CHECK(first.key == IdempotencyKey{{7}});
  CHECK(evidence.pictures_of(sms).size() == 2);
  CHECK(evidence.pictures_of(mail) == std::vector{&evidence.pictures().back()});
  CHECK(evidence.pictures_of({Purpose::marketing, Channel::sms, evidence_hour(2)}).empty());  // another answer

  ByteWriter out;
  evidence.encode(out);
  ByteReader in(out.bytes());
  CHECK(ConsentEvidence::decode(in) == evidence);
  CHECK(in.at_end());
}

TEST_CASE("a paper wants a picture until one shows its answer, and again when she answers anew") {
  ConsentState consent;
  ConsentEvidence evidence;
  consent.apply(on_paper(Purpose::marketing, Channel::sms), evidence_hour(1));
  consent.apply({Purpose::sensitive, true, ConsentMethod::counter_screen, "1", Channel::none, {}}, evidence_hour(1));
  auto without = papers_without_picture(consent, evidence);
  REQUIRE(without.size() == 1);
  CHECK(without[0].purpose == Purpose::marketing);
  CHECK(without[0].channel == Channel::sms);
  CHECK(without[0].at == evidence_hour(1));
  evidence.apply(picture_of({{Purpose::marketing, Channel::sms, evidence_hour(1)}}), {}, evidence_hour(2));
  CHECK(papers_without_picture(consent, evidence).empty());
  consent.apply(on_paper(Purpose::marketing, Channel::sms), evidence_hour(3));
  CHECK(papers_without_picture(consent, evidence).size() == 1);
  consent.apply({Purpose::marketing, false, ConsentMethod::web, "1", Channel::none, {}}, evidence_hour(4));
  CHECK(papers_without_picture(consent, evidence).empty());  // what holds was not said on paper
}

TEST_CASE("answers are named by purpose and channel, each once, as they hold") {
  ConsentState consent;
  consent.apply(on_paper(Purpose::marketing, Channel::sms), evidence_hour(1));
  consent.apply(on_paper(Purpose::sensitive), evidence_hour(2));
  const auto both = answers_named("sensitive,marketing.sms", consent);
  REQUIRE(both);
  CHECK(*both == std::vector<EvidencedAnswer>{{Purpose::sensitive, Channel::none, evidence_hour(2)},
                                              {Purpose::marketing, Channel::sms, evidence_hour(1)}});
  for (const char* wrong : {"", ",", "sensitive,", "health", "marketing.fax", "sensitive,sensitive", "sensitive.sms."})
    CHECK(answers_named(wrong, consent).error().code == ErrorCode::invalid_input);
  for (const char* not_said : {"marketing", "marketing.email", "sensitive.sms", "personalisation"})
    CHECK(answers_named(not_said, consent).error().code == ErrorCode::conflict);
}

TEST_CASE("what may be pictured was said on paper, holds, and is named by its time") {
  ConsentState consent;
  consent.apply(on_paper(Purpose::marketing, Channel::sms), evidence_hour(1));
  consent.apply({Purpose::sensitive, true, ConsentMethod::imported, "old", Channel::none, {}}, evidence_hour(1));
  consent.apply({Purpose::personalisation, true, ConsentMethod::counter_screen, "1", Channel::none, {}},
                evidence_hour(1));
  CHECK(may_be_pictured({Purpose::marketing, Channel::sms, evidence_hour(1)}, consent));
  CHECK(may_be_pictured({Purpose::sensitive, Channel::none, evidence_hour(1)}, consent));
  CHECK_FALSE(may_be_pictured({Purpose::personalisation, Channel::none, evidence_hour(1)}, consent));
  CHECK_FALSE(may_be_pictured({Purpose::marketing, Channel::sms, evidence_hour(2)}, consent));
  CHECK_FALSE(may_be_pictured({Purpose::marketing, Channel::email, evidence_hour(1)}, consent));
  consent.apply({Purpose::marketing, false, ConsentMethod::web, "1", Channel::none, {}}, evidence_hour(2));
  CHECK_FALSE(may_be_pictured({Purpose::marketing, Channel::sms, evidence_hour(1)}, consent));
}

TEST_CASE("by which way she answered is told by the answer that holds, not by an older one that came later") {
  ConsentState consent;
  consent.apply({Purpose::sensitive, true, ConsentMethod::web, "1", Channel::none, {}}, evidence_hour(5));
  consent.apply(on_paper(Purpose::sensitive), evidence_hour(1));
  CHECK(consent.answers().front().method == ConsentMethod::web);
  consent.apply(on_paper(Purpose::sensitive, Channel::none, false), evidence_hour(2));  // a no counts when it is known
  CHECK(consent.answers().front().method == ConsentMethod::paper);
  ByteWriter out;
  consent.encode(out);
  ByteReader in(out.bytes());
  CHECK(ConsentState::decode(in).answers().front().method == ConsentMethod::paper);
}

}  // namespace dangol
