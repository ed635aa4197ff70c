#include "importers/xlsx_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <vector>

#include "importers/cell_date.h"
#include "importers/text_source.h"
#include "importers/xml_scan.h"
#include "importers/zip_archive.h"

namespace dangol {
namespace {

constexpr std::uint64_t most_rows = 1'048'576;
constexpr std::size_t most_shared_bytes = 128 * 1024 * 1024;
constexpr std::size_t most_styles = 65'536;
constexpr std::size_t longest_cell = 1024 * 1024;
constexpr std::size_t longest_row = 8 * 1024 * 1024;

Error not_a_workbook() {
  return {ErrorCode::invalid_input, "the file is a ZIP archive but no Excel workbook; save it as .xlsx or CSV (UTF-8)"};
}

// What the workbook says about itself.
struct Workbook {
  std::string sheet;           // entry names
  std::string shared_strings;  // empty: none
  std::string styles;          // empty: none
  bool epoch_1904 = false;
};

// Shared strings one behind the other.
struct SharedStrings {
  std::string text;
  std::vector<std::uint32_t> ends;

  std::optional<std::string_view> at(std::size_t index) const {
    if (index >= ends.size()) return std::nullopt;
    const std::size_t begin = index == 0 ? 0 : ends[index - 1];
    return std::string_view(text).substr(begin, ends[index] - begin);
  }
};

enum class NumberStyle : std::uint8_t { number, date };

std::unique_ptr<XmlScan> scan_of(std::shared_ptr<ZipArchive::Entry> entry) {
  return std::make_unique<XmlScan>([entry = std::move(entry)](std::span<char> into) { return entry->read(into); });
}

Result<std::unique_ptr<XmlScan>> scan_entry(const ZipArchive& archive, const std::string& name) {
  Result<std::unique_ptr<ZipArchive::Entry>> entry = archive.entry(name);
  if (!entry) return entry.error();
  return scan_of(*std::move(entry));
}

// Calls `start` for every element of a small part.
template <class Start>
Result<void> each_element(const ZipArchive& archive, const std::string& name, const Start& start) {
  Result<std::unique_ptr<XmlScan>> scan = scan_entry(archive, name);
  if (!scan) return scan.error();
  while (true) {
    const Result<XmlScan::Kind> kind = (*scan)->next();
    if (!kind) return kind.error();
    if (*kind == XmlScan::Kind::done) return {};
    if (*kind == XmlScan::Kind::start) start(**scan);
  }
}

struct Relation {
  std::string type;
  std::string target;
};

// A part's relations by id; targets as entry names. `folder`: of the part, "xl/".
Result<std::map<std::string, Relation>> relations(const ZipArchive& archive, const std::string& part,
                                                  const std::string& folder) {
  std::map<std::string, Relation> all;
  const Result<void> read = each_element(archive, part, [&](XmlScan& scan) {
    if (scan.name() != "Relationship" || scan.attribute("TargetMode") == "External" || all.size() > 10'000) return;
    const std::string id(scan.attribute("Id"));
    std::string type(scan.attribute("Type"));
    type = type.substr(type.rfind('/') + 1);
    const std::string target(scan.attribute("Target"));
    all[id] = {type, target.starts_with("/") ? target.substr(1) : folder + target};
  });
  if (!read) return read.error();
  return all;
}

std::string target_of(const std::map<std::string, Relation>& all, std::string_view type) {
  for (const auto& [id, relation] : all) {
    if (relation.type == type) return relation.target;
  }
  return {};
}

Result<Workbook> read_workbook(const ZipArchive& archive) {
  if (!archive.has("_rels/.rels")) return not_a_workbook();
  const auto roots = relations(archive, "_rels/.rels", "");
  if (!roots) return roots.error();
  const std::string part = target_of(*roots, "officeDocument");
  if (part.ends_with(".bin"))
    return Error{ErrorCode::invalid_input, "the file is a binary workbook (.xlsb); save it as .xlsx or CSV (UTF-8)"};
  if (part.empty() || !archive.has(part)) return not_a_workbook();
  const std::size_t slash = part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  const auto parts = relations(archive, folder + "_rels/" + part.substr(folder.size()) + ".rels", folder);
  if (!parts) return parts.error();
  Workbook workbook;
  std::string first_sheet;
  const Result<void> read = each_element(archive, part, [&](XmlScan& scan) {
    if (scan.name() == "workbookPr") {
      const std::string_view flag = scan.attribute("date1904");
      workbook.epoch_1904 = flag == "1" || flag == "true";
    }
    const bool hidden =
        scan.name() == "sheet" && !scan.attribute("state").empty() && scan.attribute("state") != "visible";
    if (scan.name() == "sheet" && !hidden && first_sheet.empty()) first_sheet = scan.attribute("id");
  });
  if (!read) return read.error();
  const auto sheet = parts->find(first_sheet);
  if (sheet == parts->end() || !archive.has(sheet->second.target)) return not_a_workbook();
  workbook.sheet = sheet->second.target;
  workbook.shared_strings = target_of(*parts, "sharedStrings");
  workbook.styles = target_of(*parts, "styles");
  return workbook;
}

Result<SharedStrings> read_shared_strings(const ZipArchive& archive, const std::string& part) {
  SharedStrings strings;
  if (part.empty()) return strings;  // a workbook may hold no text, or all of it inside its cells
  if (!archive.has(part))
    return Error{ErrorCode::invalid_input, "the workbook has lost its texts (shared strings); open and save it again"};
  Result<std::unique_ptr<XmlScan>> scan = scan_entry(archive, part);
  if (!scan) return scan.error();
  bool in_text = false;
  int phonetic = 0;  // how a name is read aloud is not a part of it
  while (true) {
    const Result<XmlScan::Kind> kind = (*scan)->next();
    if (!kind) return kind.error();
    if (*kind == XmlScan::Kind::done) return strings;
    const std::string_view name = (*scan)->name();
    if (*kind == XmlScan::Kind::text) {
      if (in_text && phonetic == 0) strings.text += (*scan)->text();
    } else {
      const bool start = *kind == XmlScan::Kind::start;
      if (name == "t") in_text = start;
      if (name == "rPh") phonetic += start ? 1 : -1;
      if (name == "si" && !start) strings.ends.push_back(static_cast<std::uint32_t>(strings.text.size()));
    }
    if (strings.text.size() > most_shared_bytes || strings.ends.size() > most_shared_bytes / 8) {
      return Error{ErrorCode::too_much, "the workbook's texts are more than 128 MiB; save it as CSV (UTF-8)"};
    }
  }
}

// Whether a number format shows a date or a time: it has one of y m d h s outside quotes, brackets and escapes.
bool shows_date(std::string_view format) {
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      const std::string_view inside = format.substr(at + 1, 1);
      if (inside == "h" || inside == "m" || inside == "s") return true;  // [h]:mm, a duration; [Red] is a colour
      bracketed = true;
    } else if (c == ']') {
      bracketed = false;
    } else if (!bracketed && std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) {
      return true;
    } else if (c == ';') {
      return false;  // what follows is for negative numbers
    }
  }
  return false;
}

bool is_built_in_date(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

Result<std::vector<NumberStyle>> read_styles(const ZipArchive& archive, const std::string& part) {
  std::vector<NumberStyle> styles;
  if (part.empty() || !archive.has(part)) return styles;
  std::map<std::int64_t, bool> custom;
  bool in_cell_formats = false;
  Result<std::unique_ptr<XmlScan>> scan = scan_entry(archive, part);
  if (!scan) return scan.error();
  while (true) {
    const Result<XmlScan::Kind> kind = (*scan)->next();
    if (!kind) return kind.error();
    if (*kind == XmlScan::Kind::done) return styles;
    if ((*scan)->name() == "cellXfs" && *kind != XmlScan::Kind::text) in_cell_formats = *kind == XmlScan::Kind::start;
    if (*kind != XmlScan::Kind::start) continue;
    const auto id = whole_number((*scan)->attribute("numFmtId"));
    if ((*scan)->name() == "numFmt" && id && custom.size() < most_styles)
      custom[*id] = shows_date((*scan)->attribute("formatCode"));
    if (!in_cell_formats || (*scan)->name() != "xf" || styles.size() >= most_styles) continue;
    const bool date = id && (custom.contains(*id) ? custom[*id] : *id < 60 && is_built_in_date(static_cast<int>(*id)));
    styles.push_back(date ? NumberStyle::date : NumberStyle::number);
  }
}

// "BC23" -> 54 (from 0); nothing when it is no cell.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  while (letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z' && letters < 4) {
    column = column * 26 + static_cast<std::size_t>(reference[letters++] - 'A' + 1);
  }
  return letters == 0 || column > most_columns ? std::nullopt : std::optional{column - 1};
}

class Sheet final : public RowSource {
 public:
  Sheet(std::unique_ptr<ZipArchive> archive, std::shared_ptr<ZipArchive::Entry> entry, SharedStrings strings,
        std::vector<NumberStyle> styles, bool epoch_1904)
      : archive_(std::move(archive)),
        entry_(std::move(entry)),
        scan_(scan_of(entry_)),
        strings_(std::move(strings)),
        styles_(std::move(styles)),
        epoch_1904_(epoch_1904) {}

  Result<bool> next(Row& row) override {
    while (true) {
      const Result<XmlScan::Kind> kind = scan_->next();
      if (!kind) return kind.error();
      if (*kind == XmlScan::Kind::done) return false;
      if (*kind != XmlScan::Kind::start || scan_->name() != "row") continue;
      const Result<void> read = read_row(row);
      if (!read) return read.error();
      const bool blank = std::ranges::all_of(row.cells, [](std::string_view cell) { return cell.empty(); });
      if (!blank || row.fault) return true;
    }
  }
  std::uint64_t consumed() const override { return entry_->consumed(); }
  std::optional<Encoding> encoding() const override { return std::nullopt; }

 private:
  struct Cell {
    std::string type;
    std::size_t style = 0;
    std::size_t column = 0;
    std::string value;
  };

  Result<void> read_row(Row& row) {
    const auto numbered = whole_number(scan_->attribute("r"));
    number_ = numbered && *numbered > 0 ? static_cast<std::uint64_t>(*numbered) : number_ + 1;
    if (++rows_ > most_rows || number_ > most_rows) {
      return Error{ErrorCode::too_much,
                   "the sheet has more than 1,048,576 rows, which no Excel sheet has; save it as CSV"};
    }
    row.number = number_;
    row.original = {};
    row.fault.reset();
    text_.clear();
    ends_.clear();
    std::size_t following = 0;
    while (true) {
      const Result<XmlScan::Kind> kind = scan_->next();
      if (!kind) return kind.error();
      if (*kind == XmlScan::Kind::done)
        return Error{ErrorCode::invalid_input, "the workbook's sheet ends in the middle of a row; save it again"};
      if (*kind == XmlScan::Kind::end && scan_->name() == "row") break;
      if (*kind != XmlScan::Kind::start || scan_->name() != "c") continue;
      const Result<void> read = read_cell(row, following);
      if (!read) return read;
    }
    cells_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      cells_.emplace_back(text_.data() + begin, end - begin);
      begin = end;
    }
    row.cells = cells_;
    check_text(row);
    return {};
  }

  Result<void> read_cell(Row& row, std::size_t& following) {
    const std::string_view reference = scan_->attribute("r");
    const std::optional<std::size_t> column = reference.empty() ? std::optional{following} : column_of(reference);
    cell_.column = column.value_or(most_columns);
    cell_.type = scan_->attribute("t");
    cell_.style = static_cast<std::size_t>(std::max<std::int64_t>(0, whole_number(scan_->attribute("s")).value_or(0)));
    const Result<void> read = read_value();
    if (!read) return read;
    if (cell_.column >= most_columns || cell_.column < ends_.size()) {
      row.fault = RowFault{"bad_cell_reference", 0};
      return {};
    }
    following = cell_.column + 1;
    while (ends_.size() < cell_.column) ends_.push_back(text_.size());
    append_value(row);
    ends_.push_back(text_.size());
    if (text_.size() > longest_row)
      return Error{ErrorCode::too_much, fmt::format("a row is longer than 8 MiB; row {}", number_)};
    return {};
  }

  // What stands in <v> or in the texts of <is>; formulas and phonetic readings are passed over.
  Result<void> read_value() {
    cell_.value.clear();
    int phonetic = 0;
    bool in_value = false;
    while (true) {
      const Result<XmlScan::Kind> kind = scan_->next();
      if (!kind) return kind.error();
      if (*kind == XmlScan::Kind::done)
        return Error{ErrorCode::invalid_input, "the workbook's sheet ends in the middle of a cell; save it again"};
      if (*kind == XmlScan::Kind::text) {
        if (in_value && phonetic == 0) cell_.value += scan_->text();
        if (cell_.value.size() > longest_cell)
          return Error{ErrorCode::too_much, fmt::format("a cell is longer than 1 MiB; row {}", number_)};
        continue;
      }
      const std::string_view name = scan_->name();
      const bool start = *kind == XmlScan::Kind::start;
      if (name == "c" && !start) return {};
      if (name == "rPh") phonetic += start ? 1 : -1;
      if (name == "v" || name == "t") in_value = start;
    }
  }

  void append_value(Row& row) {
    if (cell_.type == "s") {
      const auto index = whole_number(cell_.value);
      const auto text = index && *index >= 0 ? strings_.at(static_cast<std::size_t>(*index)) : std::nullopt;
      if (text) {
        text_ += *text;
      } else if (!row.fault) {
        row.fault = RowFault{"bad_shared_string", cell_.column + 1};
      }
    } else if (cell_.type == "b") {
      text_ += cell_.value == "1" ? "TRUE" : "FALSE";
    } else if (cell_.type.empty() || cell_.type == "n") {
      append_number();
    } else {
      text_ += cell_.value;
    }
  }

  // Numbers are stored as the nearest double writes itself, 38.700000000000003; fifteen digits is what Excel shows.
  void append_number() {
    double value = 0;
    const char* const end = cell_.value.data() + cell_.value.size();
    const auto [read_to, error] = std::from_chars(cell_.value.data(), end, value);
    if (error != std::errc{} || read_to != end) {
      text_ += cell_.value;
      return;
    }
    const bool date = cell_.style < styles_.size() && styles_[cell_.style] == NumberStyle::date;
    const auto moment = date ? date_of_serial(value, epoch_1904_) : dangol::Cell<WallTime>{{}, "not_a_date"};
    if (!moment) {
      text_ += fmt::format("{:.15g}", value);
      return;
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(moment.value.since_midnight).count();
    const std::string time = fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    const bool time_only = value < 1 && !epoch_1904_;
    if (!time_only) text_ += date::format("%F", date::sys_days{moment.value.day});
    if (!time_only && moment.value.has_time) text_ += 'T';
    if (time_only || moment.value.has_time) text_ += time;
  }

  static void check_text(Row& row) {
    for (std::size_t column = 0; column < row.cells.size() && !row.fault; ++column) {
      if (row.cells[column].find('\0') != std::string_view::npos) row.fault = RowFault{"zero_byte", column + 1};
      if (first_fault_in_utf8(row.cells[column]) != std::string_view::npos)
        row.fault = RowFault{"not_text", column + 1};
    }
  }

  std::unique_ptr<ZipArchive> archive_;  // outlives what reads from it
  std::shared_ptr<ZipArchive::Entry> entry_;
  std::unique_ptr<XmlScan> scan_;
  SharedStrings strings_;
  std::vector<NumberStyle> styles_;
  bool epoch_1904_;
  std::uint64_t number_ = 0;
  std::uint64_t rows_ = 0;
  Cell cell_;
  std::string text_;
  std::vector<std::size_t> ends_;
  std::vector<std::string_view> cells_;
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_xlsx(const std::filesystem::path& file) {
  Result<std::unique_ptr<ZipArchive>> archive = ZipArchive::open(file);
  if (!archive) return archive.error();
  const Result<Workbook> workbook = read_workbook(**archive);
  if (!workbook) return workbook.error();
  Result<SharedStrings> strings = read_shared_strings(**archive, workbook->shared_strings);
  if (!strings) return strings.error();
  Result<std::vector<NumberStyle>> styles = read_styles(**archive, workbook->styles);
  if (!styles) return styles.error();
  Result<std::unique_ptr<ZipArchive::Entry>> sheet = (*archive)->entry(workbook->sheet);
  if (!sheet) return sheet.error();
  return std::unique_ptr<RowSource>(std::make_unique<Sheet>(*std::move(archive), *std::move(sheet), *std::move(strings),
                                                            *std::move(styles), workbook->epoch_1904));
}

}  // namespace dangol
