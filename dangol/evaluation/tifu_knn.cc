#include "evaluation/tifu_knn.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

namespace dangol {
namespace {

struct PublishedFor {
  std::string_view name;
  TifuParameters parameters;
};

constexpr std::array published_for{
    PublishedFor{"tafeng", {300, 0.9F, 0.7F, 0.7F, 7}},
    PublishedFor{"dunnhumby", {900, 0.9F, 0.6F, 0.2F, 3}},
    PublishedFor{"instacart", {900, 0.9F, 0.7F, 0.9F, 3}},
    PublishedFor{"valuedshopper", {300, 1.0F, 0.6F, 0.7F, 7}},
};

// Which group each of `baskets` baskets belongs to, and of how many it is the mean: the first groups hold the whole
// part, the last ones one more, as the authors divide.
struct Division {
  std::size_t groups = 0;
  std::size_t small = 0;         // baskets in each of the first groups
  std::size_t small_groups = 0;  // how many those are

  Division(std::size_t baskets, std::size_t most_groups)
      : groups(std::min(baskets, most_groups)),
        small(groups > 0 ? baskets / groups : 0),
        small_groups(groups > 0 ? groups - baskets % groups : 0) {}
  std::size_t group_of(std::size_t basket) const {
    const std::size_t in_small = small * small_groups;
    return basket < in_small ? basket / small : small_groups + (basket - in_small) / (small + 1);
  }
  std::size_t size_of(std::size_t group) const { return group < small_groups ? small : small + 1; }
};

}  // namespace

TifuParameters published_parameters(std::string_view data_set) {
  std::string plain;
  for (const char c : data_set) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  for (const PublishedFor& each : published_for) {
    if (plain.find(each.name) != std::string::npos) return each.parameters;
  }
  return TifuParameters{};
}

TifuKnn::TifuKnn(const BasketSequences& sequences, std::span<const std::uint32_t> train,
                 const TifuParameters& parameters)
    : parameters_(parameters), postings_(sequences.item_limit), dense_(sequences.item_limit) {
  for (const std::uint32_t customer : train) {
    vectors_.push_back(vector_of(sequences.customers[customer]));
    float square = 0;
    for (const Weight& each : vectors_.back()) {
      square += each.weight * each.weight;
      postings_[each.item].push_back({static_cast<std::uint32_t>(vectors_.size() - 1), each.weight});
    }
    squares_.push_back(square);
  }
}

std::vector<TifuKnn::Weight> TifuKnn::vector_of(const BasketSequence& customer) {
  const std::size_t baskets = customer.history.size();
  const Division division(baskets, parameters_.groups);
  std::vector<std::uint32_t> touched;
  for (std::size_t k = 0; k < baskets; ++k) {
    const std::size_t group = division.group_of(k);
    // The authors' code counts groups from the full number of groups also where there are fewer baskets.
    const float weight = std::pow(parameters_.within_decay, static_cast<float>(baskets - 1 - k)) *
                         std::pow(parameters_.group_decay, static_cast<float>(parameters_.groups - 1 - group)) /
                         static_cast<float>(division.size_of(group) * division.groups);
    for (const ItemId item : customer.history[k].items) {
      if (dense_[item.value] == 0) touched.push_back(item.value);
      dense_[item.value] += weight;
    }
  }
  std::vector<Weight> vector;
  for (const std::uint32_t item : touched) {
    vector.push_back({item, dense_[item]});
    dense_[item] = 0;
  }
  return vector;
}

std::vector<std::uint32_t> TifuKnn::forecast(const BasketSequence& customer, std::size_t count) {
  const std::vector<Weight> own = vector_of(customer);
  std::vector<float> products(vectors_.size());
  for (const Weight& each : own) {
    for (const Posting& posting : postings_[each.item]) products[posting.neighbour] += each.weight * posting.weight;
  }
  std::vector<std::pair<float, std::uint32_t>> distances(vectors_.size());
  for (std::uint32_t i = 0; i < distances.size(); ++i) distances[i] = {squares_[i] - 2 * products[i], i};
  const std::size_t near = std::min(parameters_.neighbours, distances.size());
  std::ranges::nth_element(distances, distances.begin() + static_cast<std::ptrdiff_t>(near));
  std::ranges::sort(distances.begin(), distances.begin() + static_cast<std::ptrdiff_t>(near));

  std::vector<float> scores(dense_.size());
  for (const Weight& each : own) scores[each.item] += parameters_.alpha * each.weight;
  for (std::size_t n = 0; n < near; ++n) {
    for (const Weight& each : vectors_[distances[n].second])
      scores[each.item] += (1 - parameters_.alpha) * each.weight / static_cast<float>(near);
  }
  std::vector<std::uint32_t> best(scores.size());
  for (std::uint32_t item = 0; item < best.size(); ++item) best[item] = item;
  const std::size_t wanted = std::min(count, best.size());
  // Of equal ones the higher id first, as numpy's argsort reversed gives them.
  std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(wanted),
                            [&](auto a, auto b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a > b; });
  best.resize(wanted);
  return best;
}

}  // namespace dangol
