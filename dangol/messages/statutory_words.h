// What is kept by law of who was erased, in words.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "base/money.h"
#include "customers/statutory_body.h"
#include "events/statutory_store.h"

namespace dangol {

std::string statutory_summary_words(const StatutorySummary& summary, Language language);

// A line for her, then one for each order and complaint.
std::vector<std::string> statutory_record_words(const StatutoryBody& body, std::int32_t last_day, const Zone& zone,
                                                const Currency& currency, Language language);

}  // namespace dangol
