#include "catalog/catalog.h"

#include <doctest/doctest.h>

#include <map>

#include "base/property_test.h"

namespace dangol {
namespace {

ItemDefined item(std::uint32_t id, std::string code, std::string name, std::int64_t price_minor = 4500) {
  return {{id}, std::move(code), std::move(name), "커피", price_minor, {"얼음"}};
}

}  // namespace

TEST_CASE("what is defined is found by id and by code") {
  Catalog catalog;
  catalog.apply(StoreDefined{{1}, "main", "본점"});
  catalog.apply(item(1, "americano", "아메리카노"));
  catalog.apply(ModifierDefined{{1}, "less-ice", "얼음 적게", "얼음", 0});
  CHECK(catalog.store({1})->name == "본점");
  CHECK(catalog.item({1})->name == "아메리카노");
  CHECK(catalog.modifier({1})->group == "얼음");
  CHECK(catalog.store_coded("main") == StoreId{1});
  CHECK(catalog.item_coded("americano") == ItemId{1});
  CHECK(catalog.modifier_coded("less-ice") == ModifierId{1});
}

TEST_CASE("what is unknown is nothing") {
  Catalog catalog;
  catalog.apply(item(1, "", "이름만"));
  CHECK(catalog.item({0}) == nullptr);
  CHECK(catalog.item({2}) == nullptr);
  CHECK(catalog.store({1}) == nullptr);
  CHECK_FALSE(catalog.item_coded("americano"));
  CHECK_FALSE(catalog.item_coded(""));
}

TEST_CASE("a later definition of an id replaces the earlier one") {
  Catalog catalog;
  catalog.apply(item(1, "americano", "아메리카노", 4500));
  catalog.apply(item(1, "americano", "아메리카노", 4800));
  CHECK(catalog.items().size() == 1);
  CHECK(catalog.item({1})->price_minor == 4800);
}

TEST_CASE("the next id is one beyond the last") {
  Catalog catalog;
  CHECK(catalog.next_item() == ItemId{1});
  catalog.apply(item(1, "a", "A"));
  catalog.apply(item(2, "b", "B"));
  CHECK(catalog.next_item() == ItemId{3});
  CHECK(catalog.next_store() == StoreId{1});
  CHECK(catalog.next_modifier() == ModifierId{1});
}

TEST_CASE("id 0 and other events change nothing") {
  Catalog catalog;
  catalog.apply(item(0, "a", "A"));
  catalog.apply(NoteWritten{{}, "x"});
  CHECK(catalog.items().empty());
  CHECK_FALSE(catalog.item_coded("a"));
}

TEST_CASE("defining at random agrees with a plain map") {
  for_each_round(50, [](TestDice& dice) {
    Catalog catalog;
    std::map<std::uint32_t, std::string> names;
    for (int i = 0; i < 60; ++i) {
      const auto id = static_cast<std::uint32_t>(1 + roll(dice, 30));
      names[id] = std::to_string(dice());
      catalog.apply(item(id, "code-" + std::to_string(id), names[id]));
    }
    CHECK(catalog.next_item().value == names.rbegin()->first + 1);
    for (const auto& [id, name] : names) {
      CHECK(catalog.item({id})->name == name);
      CHECK(catalog.item_coded("code-" + std::to_string(id)) == ItemId{id});
    }
  });
}

}  // namespace dangol
