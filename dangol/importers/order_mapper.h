// Rows of an orders file to order lines: cells are parsed, codes become small numbers, nothing is allocated for a row.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "importers/code_table.h"
#include "importers/mapping.h"
#include "importers/option_index.h"
#include "importers/refusal.h"
#include "importers/row.h"
#include "importers/rules.h"
#include "importers/table_file.h"

namespace dangol {

// The codes of all order files of one import.
struct OrderCodes {
  // An item as the files tell it: found by its code, or by its name whatever the spelling.
  struct Item {
    std::string code;
    std::string name;
    std::string category;
    bool by_name = false;  // code is the folded name
  };

  struct OptionText {
    std::string group;
    std::string choice;
  };
  struct OptionGroup {
    bool known = false;    // the shop has it: one of it is chosen
    bool several = false;  // a line states several of it
  };

  CodeTable stores;
  CodeTable staff;
  std::vector<Item> items;  // [number - 1]
  CodeTable codes;          // items' codes ...
  std::vector<std::uint32_t> item_of_code;
  CodeTable spellings;  // ... and names as they stand in the cells,
  std::vector<std::uint32_t> item_of_spelling;
  std::vector<std::uint64_t> rows_of_spelling;
  CodeTable folded_names;  // which are one item when they differ in case and spaces only
  std::vector<std::uint32_t> item_of_folded;
  CodeTable modifiers;                           // "group\x1fchoice", folded
  std::vector<OptionText> modifier_words;        // as first written
  OptionIndex known_options;                     // what the shop has
  CodeTable groups;                              // folded
  std::vector<OptionGroup> option_groups;        // [number - 1]
  std::vector<std::uint32_t> group_of_modifier;  // its number; 0: stands alone

  // All: 0 when there are more than a table of codes holds.
  std::uint32_t item_by_code(std::string_view code, std::string_view name, std::string_view category);
  std::uint32_t item_by_name(std::string_view spelling, std::string_view category);
  std::uint32_t modifier(const OptionWord& word);

  std::uint32_t option_group(std::string_view name);  // 0: none

  // One option of a group is chosen: of several that `numbers` (as stated) holds of a group of the shop's, the last one
  // stays; true when any gave way. A group that only the files name and of which they state several is none.
  bool keep_last_of_groups(std::vector<std::uint32_t>& numbers);

  // Gives each item that is known by name its most frequent spelling (of two, the one met first) and counts the rows in
  // which it was spelt otherwise: "item_name_trimmed", "item_name_case_unified".
  void choose_spellings(RuleCounts& rules);
};

struct OrderLine {
  Instant at;
  std::uint32_t store = 0;  // numbers of OrderCodes; 0: none
  std::uint32_t staff = 0;
  std::uint32_t item = 0;
  bool in_store = true;
  LineRules rules;
  std::int64_t quantity_thousandths = 1000;
  std::int64_t paid_minor = 0;
  std::string_view receipt;  // the natural key, without the source; valid until the next row
  std::string_view line;     // empty: the file has no line key
  std::string_view number;
  std::string_view customer;
  std::string_view phone;
  std::string_view loyalty_number;
  std::string_view name;
  std::span<const std::uint32_t> modifiers;  // numbers, ascending, each once
};

class OrderMapper {
 public:
  struct Settings {
    const FileMapping* file = nullptr;
    BoundColumns columns;
    Zone zone = Zone::utc();
    Currency currency;
    DateOrder date_order = DateOrder::ymd;
    Instant now;
  };
  OrderMapper(Settings settings, OrderCodes& codes);

  // False: the row cannot be used, `refusal` says why.
  bool map(const Row& row, OrderLine& line, Refusal& refusal);

 private:
  std::string_view cell(const Row& row, Field field) const;
  bool map_time(const Row& row, OrderLine& line, Refusal& refusal);
  bool map_money(const Row& row, OrderLine& line, Refusal& refusal);
  bool map_item(const Row& row, OrderLine& line, Refusal& refusal);
  bool map_options(std::string_view text, OrderLine& line, Refusal& refusal);
  std::string_view guest_number(const Row& row, Field field, OrderLine& line) const;
  void map_customer(const Row& row, OrderLine& line);
  bool has_mangled_key(const Row& row) const;
  void map_flag(std::string_view text, OrderLine& line) const;
  void build_keys(const Row& row, OrderLine& line);
  enum class KeyPart : std::uint8_t { text, date, time };
  struct KeyCell {
    std::size_t place;
    KeyPart part;
  };
  std::vector<KeyCell> key_cells(const std::vector<std::size_t>& places) const;
  char* write_key(const Row& row, const std::vector<KeyCell>& cells, char* out) const;
  bool has(Field field) const { return place_[static_cast<std::size_t>(field)] >= 0; }
  Cell<std::int64_t> amount_of(std::string_view text) const;
  bool read_day(std::string_view text, Refusal& refusal);

  Settings settings_;
  OrderCodes& codes_;
  std::string keys_;  // room for those of one line
  std::string last_date_;
  std::string date_key_;  // what stands for it in a key
  Cell<WallTime> last_day_;
  std::optional<Instant> midnight_;  // when every moment of that day has one offset from UTC
  std::int64_t local_ms_ = 0;        // of the row's date and time as the clock on the wall showed it
  std::int64_t day_ = 0;
  std::string phone_;
  std::vector<OptionWord> words_;
  std::vector<std::uint32_t> modifiers_;
  std::string last_options_;
  bool options_replaced_ = false;  // in them an option gave way to a later one
  Instant latest_;                 // what is later is a mistake
  int this_year_;
  std::array<std::int32_t, field_count> place_{};  // of each field's first column; -1: none
  std::vector<KeyCell> receipt_key_;
  std::vector<KeyCell> line_key_;
  bool row_is_order_;
};

}  // namespace dangol
