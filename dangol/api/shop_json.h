// What the API shows of the shop, in JSON: docs/http-api.md names each of these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/json_output.h"
#include "api/witness.h"
#include "events/event.h"
#include "shop/shop.h"

namespace dangol {

// For herself it leaves out who of the staff wrote what down.
enum class ExportFor : std::uint8_t { shop, herself };

// One line of a list of guests, as an object.
void write_found(JsonAnswer& out, const FoundCustomer& each, const Zone& zone);
// What she answered, by which way and to which text; who wrote it down unless it is for herself.
void write_consent(JsonAnswer& out, const ConsentChanged& told, ExportFor reader = ExportFor::shop);
// Which of her answers, as an object.
void write_named_answer(JsonAnswer& out, const EvidencedAnswer& answer, const Zone& zone);
// Into an object that is open.
void write_pace(JsonAnswer& out, const PaceChosen& pace);
// As the field `profile`.
void write_profile(JsonAnswer& out, const Customer& customer, const Zone& zone);
// As the field `guardian`: null without one.
void write_guardian(JsonAnswer& out, const std::optional<Guardian>& guardian, const Zone& zone);
std::string_view word_of(ChangeKind kind);

std::string card_json(const CustomerCard& card, const Catalog& catalog, const ShopSettings& settings);
GuestsJson found_json(const std::vector<FoundCustomer>& found, const Zone& zone);
GuestsJson expected_json(const std::vector<ExpectedGuest>& guests, const Zone& zone);
std::string menu_json(const Catalog& catalog);
std::string session_json(const StaffDefined& person, const ShopSettings& settings, std::uint64_t idle_lock_seconds);
std::string staff_json(const Staff& staff);
// Everything held about one person: PIPA 35's answer, and portable (35-2). By which row of the trail it leaves, or
// none: it is for herself.
std::string export_json(const Customer& customer, const ConsentState& consent, const std::vector<Event>& history,
                        const Catalog& catalog, const ShopSettings& settings, const std::optional<ExportMark>& left);
// As the field `kept_by_law`: how many records, until when; null without any.
void write_kept_by_law(JsonAnswer& out, const Erasure& erasure);
void write_shop(JsonAnswer& out, const ShopSettings& settings);
std::string_view word_of(Answer answer);

void write_texts(JsonAnswer& out, std::string_view name, const std::vector<std::string>& texts);

}  // namespace dangol
