#include "importers/import_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "importers/byte_source.h"

namespace dangol {
namespace {

constexpr std::uint64_t evidence_rows = 20'000;

struct Found {
  std::filesystem::path path;
  bool named = false;  // by the user, not met in a folder
};

// The files of a folder, in the order of their names; not those of folders in it.
Result<void> list_folder(const std::filesystem::path& folder, std::vector<Found>& found,
                         std::vector<std::string>& skipped) {
  std::error_code failed;
  std::vector<std::filesystem::path> inside;
  for (std::filesystem::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    inside.push_back(at->path());
  }
  if (failed) return Error{ErrorCode::unavailable, "the folder cannot be read: " + file_name(folder)};
  std::ranges::sort(inside);
  for (const std::filesystem::path& path : inside) {
    const bool regular = std::filesystem::symlink_status(path, failed).type() == std::filesystem::file_type::regular;
    if (file_name(path).starts_with(".")) continue;
    if (regular) {
      found.push_back({path, false});
    } else {
      skipped.push_back(file_name(path) + ": not a regular file");
    }
  }
  return {};
}

Result<std::vector<Found>> find_files(const ImportRequest& request, std::vector<std::string>& skipped) {
  std::vector<Found> found;
  for (const std::filesystem::path& path : request.files) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
      const Result<void> listed = list_folder(path, found, skipped);
      if (!listed) return listed.error();
    } else {
      found.push_back({path, true});
    }
  }
  for (const Found& file : found) {
    std::error_code failed;
    if (!request.rejects.empty() && std::filesystem::equivalent(file.path, request.rejects, failed)) {
      return Error{ErrorCode::invalid_input, "the file for rejected rows is one of the files to import; name another"};
    }
  }
  return found;
}

Result<std::vector<Mapping>> choose_mappings(const ImportRequest& request) {
  if (request.mapping.empty()) return built_in_mappings();
  Result<Mapping> mapping = load_mapping(request.mapping);
  if (!mapping) return mapping.error();
  return std::vector<Mapping>{*std::move(mapping)};
}

// What the mapping that was asked for misses in the file: of its kinds of file the one that misses least.
std::string missing_columns(const TableFile& table, const Mapping& mapping) {
  std::vector<std::string> keys;
  for (const std::string& header : table.header) keys.push_back(header_key(header));
  std::vector<std::string> fewest;
  for (const FileMapping& file : mapping.files) {
    std::vector<std::string> missing;
    for (const std::vector<std::string>& names : file.headers) {
      const bool there = std::ranges::any_of(
          names, [&](const std::string& name) { return std::ranges::find(keys, name) != keys.end(); });
      if (!there) missing.push_back(names.front());
    }
    if (fewest.empty() || missing.size() < fewest.size()) fewest = missing;
  }
  return fmt::format("the mapping {} needs columns that the file does not have: {}", mapping.name,
                     fmt::join(fewest, ", "));
}

std::string unknown_columns(const TableFile& table, std::span<const Mapping> mappings) {
  if (table.header_row == 0) return "the file is empty or no table: no row of columns is among its first ten";
  if (looks_like_data(table.header)) return std::string(no_headers);
  if (mappings.size() == 1) return missing_columns(table, mappings.front());
  return "no mapping knows these columns; let `dangol import --propose` write one and pass it with --mapping";
}

// A named file must be usable; one that was met in a folder is passed over with the reason.
Result<void> plan_file(const Found& found, ImportPlan& plan) {
  const auto pass_over = [&](const Error& why) -> Result<void> {
    const std::string name = file_name(found.path);
    const bool named_there = why.message.ends_with(": " + name);
    if (found.named) return Error{why.code, named_there ? why.message : why.message + ": " + name};
    plan.skipped_files.push_back(name + ": " + why.message);
    return {};
  };
  Result<TableFile> table = inspect(found.path, plan.mappings);
  if (!table) return pass_over(table.error());
  if (table->recognised.mapping == nullptr)
    return pass_over({ErrorCode::invalid_input, unknown_columns(*table, plan.mappings)});
  const FileMapping& mapping = *table->recognised.file;
  if (mapping.role == FileRole::ignored) {
    plan.skipped_files.push_back(file_name(found.path) + ": " + mapping.reason);
    return {};
  }
  const std::vector<std::string_view> header(table->header.begin(), table->header.end());
  Result<BoundColumns> columns = bind_columns(header, mapping);
  if (!columns) return pass_over(columns.error());
  const bool has_item = columns->has(Field::item) || columns->has(Field::item_name);
  if (mapping.role == FileRole::orders && !has_item) {
    return pass_over({ErrorCode::invalid_input, "the mapping's item column is not in the file"});
  }
  PlannedFile planned{*std::move(table), *std::move(columns), 0, 0};
  planned.source = static_cast<std::uint32_t>(planned.table.recognised.mapping - plan.mappings.data());
  std::error_code failed;
  planned.size = std::filesystem::file_size(found.path, failed);
  plan.bytes_total += planned.size;
  plan.files.push_back(std::move(planned));
  return {};
}

// A copy that somebody re-saved with columns of no name is believed after the file that has none.
std::size_t nameless_columns(const PlannedFile& file) {
  return static_cast<std::size_t>(
      std::ranges::count_if(file.table.header, [](const std::string& header) { return trimmed(header).empty(); }));
}

Result<void> plan_settings(const ImportTarget& target, ImportPlan& plan) {
  plan.settings = target.settings();
  const auto adopt = [&](const std::string& wanted, std::string& mine, bool& adopts,
                         std::string_view what) -> Result<void> {
    if (wanted.empty() || wanted == mine) return {};
    if (adopts)
      return Error{ErrorCode::conflict,
                   fmt::format("the files do not agree in their {}; import them into two shops", what)};
    if (target.has_orders()) {
      return Error{ErrorCode::conflict,
                   fmt::format("the files' {} is {} but the shop has orders in {}; import them into a new shop", what,
                               wanted, mine)};
    }
    mine = wanted;
    adopts = true;
    return {};
  };
  for (const PlannedFile& file : plan.files) {
    const Mapping& mapping = plan.mappings[file.source];
    Result<void> done = adopt(mapping.currency, plan.settings.currency, plan.adopts_currency, "currency");
    if (!done) return done;
    done = adopt(mapping.zone, plan.settings.zone, plan.adopts_zone, "time zone");
    if (!done) return done;
  }
  const std::optional<Currency> currency = currency_named(plan.settings.currency);
  if (!currency)
    return Error{ErrorCode::invalid_input,
                 "the shop's currency is not one that Dangol counts in: " + plan.settings.currency};
  plan.currency = *currency;
  const Result<Zone> zone = Zone::named(plan.settings.zone);
  if (!zone) return zone.error();
  plan.zone = *zone;
  return {};
}

}  // namespace

Result<ImportPlan> plan_import(const ImportRequest& request, const ImportTarget& target) {
  ImportPlan plan;
  Result<std::vector<Mapping>> mappings = choose_mappings(request);
  if (!mappings) return mappings.error();
  plan.mappings = *std::move(mappings);
  const Result<std::vector<Found>> found = find_files(request, plan.skipped_files);
  if (!found) return found.error();
  for (const Found& file : *found) {
    const Result<void> planned = plan_file(file, plan);
    if (!planned) return planned.error();
  }
  if (plan.files.empty()) {
    const std::string first = plan.skipped_files.empty() ? "" : "; " + plan.skipped_files.front();
    return Error{ErrorCode::invalid_input, "there is nothing to import" + first};
  }
  std::ranges::stable_sort(plan.files, {}, nameless_columns);
  const Result<void> settled = plan_settings(target, plan);
  if (!settled) return settled.error();
  return plan;
}

Result<DateOrder> date_order_of(const PlannedFile& file, Field field) {
  if (!file.columns.has(field)) return DateOrder::ymd;
  if (file.mapping().date_order) return *file.mapping().date_order;
  Result<std::unique_ptr<RowSource>> rows = open_data_rows(file.table);
  if (!rows) return rows.error();
  const std::size_t place = file.columns.places(field).front();
  DateEvidence evidence;
  Row row;
  for (std::uint64_t i = 0; i < evidence_rows; ++i) {
    const Result<bool> more = (*rows)->next(row);
    if (!more) return more.error();
    if (!*more) break;
    if (!row.fault && place < row.cells.size()) evidence.see(row.cells[place]);
  }
  if (const auto order = evidence.order()) return *order;
  if (!evidence.looks_like_dates()) return DateOrder::ymd;  // each cell is refused by itself
  return Error{
      ErrorCode::invalid_input,
      fmt::format(
          "no day above 12 in column {} of {}, so day and month cannot be told apart; set date_order in a mapping",
          place + 1, file_name(file.table.path))};
}

}  // namespace dangol
