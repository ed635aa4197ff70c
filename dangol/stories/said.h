// What the program answers, as the lines that a story expects. The words themselves come from messages/ and the shop;
// here only stand the labels that tell one line from another (docs/stories.md).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "importers/import.h"
#include "shop/shop.h"
#include "stories/story_shop.h"

namespace dangol::story {

using Said = std::vector<std::string>;

Said said(const CustomerCard& card);
Said said(const std::vector<FoundCustomer>& found, const Zone& zone);
Said said(const std::vector<ExpectedGuest>& expected);
Said said(const StoryShop::Erased& erased);
// `rejects`: the file of rejected rows that the import wrote, if it did.
Said said(const ImportReport& report, const std::filesystem::path& rejects);
// "forbidden: …"
Said said(const Error& refusal);

}  // namespace dangol::story
