#include "segments/rfm_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <tuple>

#include "base/money.h"

namespace dangol {
namespace {

constexpr std::size_t most_levels = 5;

std::size_t level_of(double number, const std::vector<double>& bounds) {
  return static_cast<std::size_t>(std::ranges::upper_bound(bounds, number) - bounds.begin());
}

// Bounds between equal shares; a bound that nobody is below, or that came before, divides nothing.
std::vector<double> quantile_bounds(std::vector<double> numbers, std::size_t levels) {
  std::vector<double> bounds;
  std::ranges::sort(numbers);
  for (std::size_t level = 1; level < levels; ++level) {
    const double bound = numbers[level * numbers.size() / levels];
    if (bound > numbers.front() && (bounds.empty() || bound > bounds.back())) bounds.push_back(bound);
  }
  return bounds;
}

template <class NumberOf>
std::vector<double> bounds_for(std::span<const RfmCustomer> customers, std::vector<double> owners, std::size_t levels,
                               const NumberOf& number_of) {
  if (!owners.empty()) {
    std::ranges::sort(owners);
    owners.resize(std::min(owners.size(), most_levels - 1));
    return owners;
  }
  std::vector<double> numbers;
  numbers.reserve(customers.size());
  for (const RfmCustomer& customer : customers) numbers.push_back(static_cast<double>(number_of(customer)));
  return quantile_bounds(std::move(numbers), levels);
}

// 0 the lowest level, 1 the highest, 2 all between; a dimension that divides nobody is between.
enum class Third : std::uint8_t { low, middle, high };

Third third_of(std::size_t level, std::size_t levels) {
  const double place = (static_cast<double>(level) + 0.5) / static_cast<double>(levels);
  return place < 0.4 ? Third::low : place > 0.6 ? Third::high : Third::middle;
}

RfmName name_of(Third recency, Third frequency, Third money) {
  const bool spent_most = money == Third::high;
  switch (recency) {
    case Third::high:
      return frequency == Third::high     ? RfmName::champion
             : frequency == Third::middle ? RfmName::loyal
                                          : RfmName::newcomer;
    case Third::middle:
      return frequency == Third::high     ? RfmName::loyal
             : frequency == Third::middle ? RfmName::wavering
                                          : RfmName::drowsy;
    case Third::low: break;
  }
  if (frequency == Third::low) return RfmName::lost;
  return frequency == Third::high && spent_most ? RfmName::cannot_lose : RfmName::at_risk;
}

}  // namespace

RfmGrid rfm_grid(std::span<const RfmCustomer> customers, const RfmBounds& owners) {
  RfmGrid grid;
  const auto a_cell = static_cast<double>(customers.size()) / 4;
  const auto levels = std::clamp<std::size_t>(static_cast<std::size_t>(std::cbrt(a_cell) + 1e-9), 1, most_levels);
  if (customers.empty()) return grid;
  RfmBounds& bounds = grid.bounds;
  bounds.days_since_visit =
      bounds_for(customers, owners.days_since_visit, levels, [](const RfmCustomer& c) { return c.days_since_visit; });
  bounds.visits = bounds_for(customers, owners.visits, levels, [](const RfmCustomer& c) { return c.visits; });
  bounds.spent_minor =
      bounds_for(customers, owners.spent_minor, levels, [](const RfmCustomer& c) { return c.spent_minor; });
  const std::size_t recencies = bounds.days_since_visit.size() + 1;
  const std::size_t frequencies = bounds.visits.size() + 1;
  const std::size_t monies = bounds.spent_minor.size() + 1;
  grid.enough = recencies * frequencies * monies > 1;

  std::array<RfmCell, most_levels * most_levels * most_levels> cells;
  std::vector<std::uint8_t> place_of(customers.size());
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const RfmCustomer& customer = customers[i];
    const std::size_t recency = recencies - 1 - level_of(customer.days_since_visit, bounds.days_since_visit);
    const std::size_t frequency = level_of(customer.visits, bounds.visits);
    const std::size_t money = level_of(static_cast<double>(customer.spent_minor), bounds.spent_minor);
    // Best first: the most recent, then the most frequent, then the largest.
    const std::size_t place = ((most_levels - 1 - recency) * most_levels + most_levels - 1 - frequency) * most_levels +
                              most_levels - 1 - money;
    RfmCell& cell = cells[place];
    if (cell.customers == 0) {
      cell.recency = static_cast<std::uint8_t>(recency + 1);
      cell.frequency = static_cast<std::uint8_t>(frequency + 1);
      cell.money = static_cast<std::uint8_t>(money + 1);
      cell.name = name_of(third_of(recency, recencies), third_of(frequency, frequencies), third_of(money, monies));
    }
    ++cell.customers;
    cell.spent_minor = add_checked(cell.spent_minor, customer.spent_minor).value_or(cell.spent_minor);
    place_of[i] = static_cast<std::uint8_t>(place);
  }
  std::array<std::uint32_t, cells.size()> number{};
  for (std::size_t place = 0; place < cells.size(); ++place) {
    number[place] = static_cast<std::uint32_t>(grid.cells.size());
    if (cells[place].customers > 0) grid.cells.push_back(cells[place]);
  }
  for (const std::uint8_t place : place_of) grid.cell_of.push_back(number[place]);
  return grid;
}

}  // namespace dangol
