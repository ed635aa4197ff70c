#include "evaluation/banner_log.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string_view>

#include "importers/byte_source.h"
#include "importers/table_file.h"

namespace dangol {
namespace {

constexpr std::array<std::string_view, 4> banner_parts{"item_id", "position", "click", "propensity_score"};
constexpr double largest_number = 100'000;  // of an item or a position

using BannerColumns = std::array<std::size_t, banner_parts.size()>;

std::optional<double> banner_number(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

Result<BannerColumns> banner_columns(std::span<const std::string_view> header) {
  BannerColumns places{};
  for (std::size_t i = 0; i < banner_parts.size(); ++i) {
    const auto found = std::ranges::find(header, banner_parts[i]);
    if (found == header.end()) {
      return Error{ErrorCode::invalid_input, "a log of banners has a column " + std::string(banner_parts[i])};
    }
    places[i] = static_cast<std::size_t>(found - header.begin());
  }
  return places;
}

std::optional<BannerShown> banner_of(const Row& row, const BannerColumns& places) {
  std::array<double, banner_parts.size()> values{};
  for (std::size_t i = 0; i < banner_parts.size(); ++i) {
    if (row.fault || places[i] >= row.cells.size()) return std::nullopt;
    const auto value = banner_number(row.cells[places[i]]);
    if (!value || !(*value >= 0 && *value <= largest_number)) return std::nullopt;
    values[i] = *value;
  }
  if (values[3] <= 0 || values[3] > 1 || values[2] > 1) return std::nullopt;
  return BannerShown{.item = static_cast<std::uint32_t>(values[0]),
                     .position = static_cast<std::uint32_t>(values[1]),
                     .propensity = values[3],
                     .clicked = values[2] > 0};
}

}  // namespace

Result<BannerLog> read_banner_log(const std::filesystem::path& file) {
  auto rows = open_rows(file);
  if (!rows) return rows.error();
  BannerLog log;
  log.name = file_name(file);
  log.name.resize(std::min(log.name.find('.'), log.name.size()));
  Row row;
  auto more = (*rows)->next(row);
  if (!more) return more.error();
  const auto places = banner_columns(*more ? row.cells : std::span<const std::string_view>());
  if (!places) return places.error();
  for (more = (*rows)->next(row); more && *more; more = (*rows)->next(row)) {
    const auto shown = banner_of(row, *places);
    if (!shown) {
      ++log.refused;
      continue;
    }
    log.items = std::max(log.items, shown->item + 1);
    log.positions = std::max(log.positions, shown->position + 1);
    log.shown.push_back(*shown);
  }
  if (!more) return more.error();
  return log;
}

}  // namespace dangol
