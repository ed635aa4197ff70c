#include "events/codec.h"

#include <doctest/doctest.h>

#include <array>
#include <set>

#include "base/bytes.h"
#include "events/profile_codec.h"
#include "events/random_event_test.h"

namespace dangol {
namespace {

SecretKey key_of(std::uint8_t fill) {
  SecretKey key;
  key.fill(fill);
  return key;
}

// A ring in which customers 1, 2 and 3 are registered.
void register_three(KeyRing& keys) {
  for (std::uint64_t id = 1; id <= 3; ++id) keys.find_or_mint({id}, KeyUse::personal);
}

Event event_of(CustomerId customer, EventBody body) { return {{7}, customer, Instant{}, {}, std::move(body)}; }

Entry encoded(Codec& codec, const Event& event) {
  auto entry = codec.encode(event);
  REQUIRE(entry);
  return std::move(*entry);
}

const Profile invented{
    "김하늘", "하늘 언니", "01023456789", "haneul@example.com", "ANON-0001", "S-77", date::year{1990} / 2 / 28,
    {3},      Instant{}};

}  // namespace

TEST_CASE("every kind survives the way to the journal and back") {
  KeyRing keys(key_of(1));
  register_three(keys);
  Codec codec(keys);
  for_each_round(600, [&](TestDice& dice) {
    const Event event = random_event(dice, roll(dice, event_kinds));
    const Entry entry = encoded(codec, event);
    CHECK(entry.kind == kind_of(event.body));
    const auto back = codec.decode(entry);
    REQUIRE(back);
    CHECK(back->bucket == event.bucket);
    CHECK(back->customer == event.customer);
    CHECK(back->at == event.at);
    CHECK(back->key == event.key);
    CHECK((back->body == event.body));
  });
}

TEST_CASE("every kind has a number of its own") {
  TestDice dice(1);
  std::set<EventKind> kinds;
  for (std::size_t kind = 0; kind < event_kinds; ++kind) kinds.insert(kind_of(random_body(dice, kind)));
  CHECK(kinds.size() == event_kinds);
}

TEST_CASE("numbers on disk never change") {
  CHECK(kind_of(ShopFounded{}) == EventKind{1});
  CHECK(kind_of(StoreDefined{}) == EventKind{2});
  CHECK(kind_of(ItemDefined{}) == EventKind{3});
  CHECK(kind_of(ModifierDefined{}) == EventKind{4});
  CHECK(kind_of(StaffDefined{}) == EventKind{5});
  CHECK(kind_of(CustomerRegistered{}) == EventKind{10});
  CHECK(kind_of(ProfileChanged{}) == EventKind{11});
  CHECK(kind_of(NoteWritten{}) == EventKind{12});
  CHECK(kind_of(AllergyRecorded{}) == EventKind{13});
  CHECK(kind_of(ConsentChanged{}) == EventKind{14});
  CHECK(kind_of(ConsentTextPublished{}) == EventKind{15});
  CHECK(kind_of(OrderPlaced{}) == EventKind{20});
  CHECK(kind_of(OrderVoided{}) == EventKind{21});
  CHECK(kind_of(SendingArranged{}) == EventKind{8});
  CHECK(kind_of(GatewayArranged{}) == EventKind{9});
  CHECK(kind_of(RetentionSet{}) == EventKind{16});
  CHECK(kind_of(CampaignDefined{}) == EventKind{30});
  CHECK(kind_of(CampaignMoved{}) == EventKind{31});
  CHECK(kind_of(CampaignSelected{}) == EventKind{32});
  CHECK(kind_of(MessageQueued{}) == EventKind{33});
  CHECK(kind_of(MessageMoved{}) == EventKind{34});
  CHECK(kind_of(ConsentEvidenced{}) == EventKind{50});
  CHECK(kind_of(RightsAsked{}) == EventKind{60});
  CHECK(kind_of(RightsAnswered{}) == EventKind{61});
  CHECK(kind_of(TrailReviewed{}) == EventKind{70});
}

TEST_CASE("a campaign from before it named an item is about none") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  CampaignDefined campaign;
  campaign.name = "a";
  Entry entry = encoded(codec, event_of({}, campaign));
  REQUIRE(entry.body.back() == 0);
  entry.body.back() = 1;
  const auto read = codec.decode(entry);
  REQUIRE(read);
  CHECK(std::get<CampaignDefined>(read->body) == campaign);
}

TEST_CASE("an order on disk is the bytes that the format says") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  const OrderPlaced order{{2}, {1}, true, {{{9}, {{4}, {5}}, 1000, 4500}}};
  CHECK(encoded(codec, event_of({}, order)).body ==
        std::string_view("\x02\x01\x01\x01\x09\x02\x04\x05\xd0\x0f\xa8\x46", 12));
}

TEST_CASE("no personal text is in an entry in the clear") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  const Event events[] = {event_of({1}, CustomerRegistered{invented}),
                          event_of({1}, ProfileChanged{invented}),
                          event_of({1}, NoteWritten{{}, "창가 자리를 좋아하심"}),
                          event_of({1}, AllergyRecorded{"딸기", true}),
                          event_of({1}, ConsentEvidenced{{}, EvidenceMedia::jpeg, "signed-here", {}}),
                          event_of({}, StaffDefined{{1}, "점장", "S1", "$argon2id$hash", Role::owner, true})};
  for (const Event& event : events) {
    const Entry entry = encoded(codec, event);
    for (const char* secret :
         {"하늘", "haneul", "23456789", "0001", "S-77", "창가", "딸기", "점장", "argon2", "signed"}) {
      CAPTURE(secret);
      CHECK(entry.body.find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("the same fields sealed twice are other bytes with the same content") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  const Entry one = encoded(codec, event_of({1}, CustomerRegistered{invented}));
  const Entry two = encoded(codec, event_of({1}, CustomerRegistered{invented}));
  CHECK(one.body != two.body);
  CHECK(one.content == two.content);
}

TEST_CASE("content tells two events apart by kind, time and body, and not without the shop's key") {
  KeyRing keys(key_of(1));
  KeyRing others(key_of(2));
  Codec codec(keys);
  Codec other_codec(others);
  Event event = event_of({}, StoreDefined{{1}, "a", "b"});
  const std::uint64_t content = encoded(codec, event).content;
  CHECK(encoded(other_codec, event).content != content);
  event.at += std::chrono::milliseconds{1};
  CHECK(encoded(codec, event).content != content);
  event = event_of({}, StoreDefined{{1}, "a", "c"});
  CHECK(encoded(codec, event).content != content);
}

TEST_CASE("another shop's key opens nothing") {
  KeyRing keys(key_of(1));
  KeyRing others(key_of(2));
  Codec codec(keys);
  Codec other_codec(others);
  for (const Event& event : {event_of({1}, CustomerRegistered{invented}), event_of({1}, AllergyRecorded{"딸기", true}),
                             event_of({}, StaffDefined{{1}, "점장", "", "", Role::owner, true})}) {
    const auto opened = other_codec.decode(encoded(codec, event));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::unavailable);
  }
  CHECK_FALSE(others.find({1}, KeyUse::personal));
}

TEST_CASE("a sealed field moved to another customer does not open") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  Entry registered = encoded(codec, event_of({1}, CustomerRegistered{invented}));
  encoded(codec, event_of({2}, CustomerRegistered{invented}));
  registered.customer = {2};
  CHECK_FALSE(codec.decode(registered));
  Entry note = encoded(codec, event_of({1}, NoteWritten{{}, "비밀"}));
  note.customer = {2};
  CHECK_FALSE(codec.decode(note));
  CHECK(keys.find({1}, KeyUse::personal) != keys.find({2}, KeyUse::personal));
}

TEST_CASE("even with one customer's key, a field is bound to the customer it was sealed for") {
  const SecretKey key = key_of(5);
  CHECK_FALSE(open_sealed(seal("비밀", 1, key), 2, key));
  CHECK(*open_sealed(seal("비밀", 1, key), 1, key) == "비밀");
}

TEST_CASE("nothing personal is recorded of a customer without a key: unknown or erased") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  for (const EventBody& body : {EventBody{ProfileChanged{invented}}, EventBody{NoteWritten{{}, "x"}},
                                EventBody{AllergyRecorded{"딸기", true}}, EventBody{ConsentEvidenced{}}}) {
    const auto entry = codec.encode(event_of({1}, body));
    REQUIRE_FALSE(entry);
    CHECK(entry.error().code == ErrorCode::not_found);
    CHECK_FALSE(keys.find({1}, KeyUse::personal));
    CHECK_FALSE(keys.find({1}, KeyUse::sensitive));
  }
}

TEST_CASE("after forgetting, later entries stay shut and the first one, while it exists, brings the key back") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  const Entry registered = encoded(codec, event_of({1}, CustomerRegistered{invented}));
  const Entry note = encoded(codec, event_of({1}, NoteWritten{{}, "비밀"}));
  keys.forget({1});
  CHECK_FALSE(codec.decode(note));
  CHECK(codec.decode(registered));
  CHECK(codec.decode(note));
}

TEST_CASE("allergies are sealed with a key of their own") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  encoded(codec, event_of({1}, CustomerRegistered{invented}));
  const Entry allergy = encoded(codec, event_of({1}, AllergyRecorded{"딸기", true}));
  CHECK(keys.find({1}, KeyUse::sensitive) != keys.find({1}, KeyUse::personal));
  CHECK_FALSE(
      open_sealed(std::string_view(allergy.body).substr(wrapped_key_bytes), 1, *keys.find({1}, KeyUse::personal)));
}

TEST_CASE("a later version's field of a profile is skipped, not stumbled over") {
  std::string bytes = encode_profile(invented);
  ByteWriter later;
  later.u8(200);
  later.text("a field of a later version");
  const auto profile = decode_profile(std::string(later.bytes()) + bytes);
  REQUIRE(profile);
  CHECK((*profile == invented));
}

TEST_CASE("hostile bytes in an unsealed body are refused or read, never followed") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  for_each_round(3'000, [&](TestDice& dice) {
    Entry entry{{7}, {1}, Instant{}, static_cast<EventKind>(roll(dice, 64)), {}, 0, random_bytes(dice, 120)};
    const auto event = codec.decode(entry);
    if (!event) CHECK(event.error().code == ErrorCode::unavailable);
  });
}

TEST_CASE("hostile bytes under a good seal are refused or read, never followed") {
  KeyRing keys(key_of(1));
  register_three(keys);
  Codec codec(keys);
  for_each_round(2'000, [&](TestDice& dice) {
    const std::string plain = random_bytes(dice, 60);
    const Entry note{
        {7}, {1}, Instant{}, EventKind::note_written, {}, 0, seal(plain, 1, *keys.find({1}, KeyUse::personal))};
    const Entry staff{{7}, {}, Instant{}, EventKind::staff_defined, {}, 0, seal(plain, 0, keys.shop_key())};
    (void)codec.decode(note);
    (void)codec.decode(staff);
    (void)decode_profile(plain);
  });
}

TEST_CASE("one changed byte or a cut is noticed in everything sealed") {
  KeyRing keys(key_of(1));
  register_three(keys);
  Codec codec(keys);
  for_each_round(300, [&](TestDice& dice) {
    // Staff, a gateway, registered, changed, a note, an allergy, a message, feedback, an answer to it, a picture.
    constexpr std::array<std::size_t, 10> sealed{4, 8, 12, 13, 14, 15, 19, 23, 24, 27};
    const Event event = random_event(dice, sealed[roll(dice, sealed.size())]);
    const Entry whole = encoded(codec, event);
    Entry changed = whole;
    changed.body[roll(dice, changed.body.size())] ^= static_cast<char>(1 << roll(dice, 8));
    CHECK_FALSE(codec.decode(changed));
    Entry cut = whole;
    cut.body.resize(roll(dice, cut.body.size()));
    CHECK_FALSE(codec.decode(cut));
  });
}

TEST_CASE("a consent that names no channel is written as before there were channels") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  const ConsentChanged plain{Purpose::marketing, false, ConsentMethod::web, "1"};
  ByteWriter before;
  for (const int number : {3, 0, 3}) before.u8(static_cast<std::uint8_t>(number));
  before.text("1");
  CHECK(encoded(codec, event_of({1}, plain)).body == before.bytes());
  ConsentChanged by_sms = plain;
  by_sms.channel = Channel::sms;
  CHECK(encoded(codec, event_of({1}, by_sms)).body.size() == before.bytes().size() + 2);
  ConsentChanged in_english = by_sms;
  in_english.text_language = TextLanguage::english;
  Entry entry = encoded(codec, event_of({1}, in_english));
  CHECK(entry.body == encoded(codec, event_of({1}, by_sms)).body + '\x02');
  entry.body.back() = '\x03';
  CHECK_FALSE(codec.decode(entry));
}

TEST_CASE("numbers that no enumeration has are damage, so that nothing is indexed by them") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  const Entry consent =
      encoded(codec, event_of({1}, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1"}));
  REQUIRE(codec.decode(consent));
  for (const std::size_t at : {std::size_t{0}, std::size_t{2}}) {  // purpose, method
    for (const char wrong : {'\0', '\x06', '\xc8'}) {
      Entry changed = consent;
      changed.body[at] = wrong;
      CHECK_FALSE(codec.decode(changed));
    }
  }
  const auto staff_with_role = [&](std::uint8_t role) {
    ByteWriter out;
    out.varint(1);
    for (int i = 0; i < 3; ++i) out.text("");
    out.u8(role);
    out.u8(1);
    return Entry{{7}, {}, Instant{}, EventKind::staff_defined, {}, 0, seal(out.bytes(), 0, keys.shop_key())};
  };
  CHECK(codec.decode(staff_with_role(2)));
  CHECK_FALSE(codec.decode(staff_with_role(0)));
  CHECK_FALSE(codec.decode(staff_with_role(3)));
}

TEST_CASE("a score beyond the best and a way that nobody knows are damage") {
  KeyRing keys(key_of(1));
  register_three(keys);
  Codec codec(keys);
  const auto given = [&](std::uint8_t way, std::uint8_t score) {
    ByteWriter out;
    for (const std::uint8_t each : {way, score, std::uint8_t{0}, std::uint8_t{0}}) out.u8(each);
    out.text("");
    out.varint(0);
    const auto key = *keys.find({1}, KeyUse::personal);
    return codec.decode({{7}, {1}, Instant{}, EventKind::feedback_given, {}, 0, seal(out.bytes(), 1, key)});
  };
  CHECK(given(1, 5));
  CHECK_FALSE(given(1, 6));
  CHECK_FALSE(given(0, 5));
  CHECK_FALSE(given(5, 5));
}

TEST_CASE("a medium, purpose or channel of a picture that nobody knows is damage") {
  KeyRing keys(key_of(1));
  register_three(keys);
  Codec codec(keys);
  const auto picture = [&](std::uint8_t purpose, std::uint8_t channel, std::uint8_t media) {
    ByteWriter out;
    for (const std::uint8_t each : {std::uint8_t{1}, purpose, channel, std::uint8_t{0}, media, std::uint8_t{0}}) {
      out.u8(each);
    }
    out.text("bytes");
    const auto key = *keys.find({1}, KeyUse::personal);
    return codec.decode({{7}, {1}, Instant{}, EventKind::consent_evidenced, {}, 0, seal(out.bytes(), 1, key)});
  };
  CHECK(picture(3, 1, 4));
  CHECK_FALSE(picture(0, 1, 4));
  CHECK_FALSE(picture(5, 1, 4));
  CHECK_FALSE(picture(3, 8, 4));
  CHECK_FALSE(picture(3, 1, 0));
  CHECK_FALSE(picture(3, 1, 5));
}

TEST_CASE("a kind, way, outcome or reason of a request that nobody knows is damage") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  const auto is_read = [&](const EventBody& body, std::size_t at, std::uint8_t number) {
    Entry entry = encoded(codec, event_of({1}, body));
    entry.body[at] = static_cast<char>(number);
    return static_cast<bool>(codec.decode(entry));
  };
  struct Field {
    EventBody body;
    std::size_t at;
    std::uint8_t first, last;
  };
  for (const Field& each :
       {Field{RightsAsked{}, 0, 1, 6}, Field{RightsAsked{}, 1, 1, 4}, Field{RightsAnswered{}, 0, 1, 6},
        Field{RightsAnswered{}, 1, 1, 3}, Field{RightsAnswered{}, 2, 0, 4}}) {
    CAPTURE(each.at);
    CHECK(is_read(each.body, each.at, each.first));
    CHECK(is_read(each.body, each.at, each.last));
    if (each.first > 0) CHECK_FALSE(is_read(each.body, each.at, 0));
    CHECK_FALSE(is_read(each.body, each.at, each.last + 1));
  }
}

TEST_CASE("a birth date beyond the calendar is damage") {
  const auto born = [](std::int64_t days) {
    ByteWriter value;
    value.zigzag(days);
    ByteWriter out;
    out.u8(7);
    out.text(value.bytes());
    out.u8(0);
    return decode_profile(out.bytes());
  };
  CHECK(*born(2'932'896)->birth_date == date::year{9999} / 12 / 31);
  CHECK(*born(-719'528)->birth_date == date::year{0} / 1 / 1);
  for (const std::int64_t days : {std::int64_t{2'932'897}, std::int64_t{-719'529}, INT64_MAX, INT64_MIN})
    CHECK_FALSE(born(days));
}

TEST_CASE("trailing bytes after an unsealed body are refused") {
  KeyRing keys(key_of(1));
  Codec codec(keys);
  Entry entry = encoded(codec, event_of({}, OrderPlaced{{1}, {}, true, {}}));
  entry.body += '\0';
  CHECK_FALSE(codec.decode(entry));
}

}  // namespace dangol
