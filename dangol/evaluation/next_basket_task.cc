#include "evaluation/next_basket_task.h"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/basket_scores.h"
#include "evaluation/invented_baskets.h"
#include "evaluation/tifu_knn.h"
#include "recommendations/fit_taste.h"

namespace dangol {
namespace {

using List = std::vector<std::uint32_t>;

CustomerId id_of(std::uint32_t customer) { return CustomerId{customer + std::uint64_t{1}}; }

// Every method's lists so far, and for whom they were.
struct Measured {
  std::vector<std::uint32_t> customer_of;
  ScoredMethod popular{"best-sellers", {}};
  ScoredMethod personal{"her own most frequent", {}};
  ScoredMethod tifu{"TIFU-KNN, published parameters", {}};
  ScoredMethod fixed{"Dangol, fixed formula, histories alone", {}};
  ScoredMethod alone{"Dangol, histories alone", {}};
  ScoredMethod others{"Dangol, others' latest baskets known", {}};

  std::vector<const ScoredMethod*> all() const { return {&popular, &personal, &tifu, &fixed, &alone, &others}; }
};

struct TrainedTaste {
  ShopTaste shop;
  TasteBlend blend;
};

// How many of each history's newest baskets stay away.
ShopTaste shop_of(const BasketSequences& sequences, std::size_t held_back) {
  ShopTaste shop;
  for (std::uint32_t i = 0; i < sequences.customers.size(); ++i) {
    const auto& history = sequences.customers[i].history;
    if (history.size() > held_back) shop.add_all(id_of(i), std::span(history).first(history.size() - held_back));
  }
  return shop;
}

TasteLesson lesson_of(std::uint32_t customer, const TasteBasket& next, bool left_out) {
  TasteLesson lesson{.customer = id_of(customer), .next = {}, .day = next.day, .left_out = left_out};
  for (const ItemId item : next.items) lesson.next.push_back(item.value);
  return lesson;
}

// From histories alone: what comes is learned from every history's newest basket, all of them being away.
TrainedTaste learn_alone(const BasketSequences& sequences) {
  const ShopTaste earlier = shop_of(sequences, 1);
  std::vector<TasteLesson> lessons;
  for (std::uint32_t i = 0; i < sequences.customers.size() && lessons.size() < most_lessons; ++i) {
    const auto& history = sequences.customers[i].history;
    if (history.size() > 1) lessons.push_back(lesson_of(i, history.back(), false));
  }
  return {shop_of(sequences, 0), fit_taste(earlier, lessons)};
}

// With the others' next baskets: their newest ones, each left out in turn, teach what comes.
TrainedTaste learn_with_others(const ShopTaste& histories, const BasketSequences& sequences, const BasketFold& fold) {
  TrainedTaste trained{histories, {}};
  std::vector<TasteLesson> lessons;
  for (const std::uint32_t customer : fold.others) {
    const TasteBasket& next = sequences.customers[customer].next;
    if (next.items.empty()) continue;
    trained.shop.add(id_of(customer), next.day, next.items);
    if (lessons.size() < most_lessons) lessons.push_back(lesson_of(customer, next, true));
  }
  trained.blend = fit_taste(trained.shop, lessons);
  return trained;
}

List best_of(const TrainedTaste& trained, TasteReader& reader, std::uint32_t customer, std::int32_t today) {
  reader.read(trained.shop, {.self = trained.shop.slot_of(id_of(customer)), .today = today});
  std::vector<std::pair<float, std::uint32_t>> ranked;
  for (const ItemEvidence& item : reader.candidates())
    ranked.push_back({-trained.blend.chance(reader.customer(), item), item.item});
  std::ranges::sort(ranked);
  List list;
  for (std::size_t i = 0; i < std::min(ranked.size(), basket_list_length); ++i) list.push_back(ranked[i].second);
  return list;
}

List most_frequent(const BasketSequence& customer) {
  List all;
  for (const TasteBasket& basket : customer.history) {
    for (const ItemId item : basket.items) all.push_back(item.value);
  }
  std::ranges::sort(all);
  std::vector<std::pair<std::int64_t, std::uint32_t>> counts;
  for (const std::uint32_t item : all) {
    if (counts.empty() || counts.back().second != item) counts.push_back({0, item});
    --counts.back().first;
  }
  std::ranges::sort(counts);
  List list;
  for (std::size_t i = 0; i < std::min(counts.size(), basket_list_length); ++i) list.push_back(counts[i].second);
  return list;
}

List best_sellers(const BasketSequences& sequences) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> counts(sequences.item_limit);
  for (std::uint32_t item = 0; item < counts.size(); ++item) counts[item].second = item;
  for (const BasketSequence& customer : sequences.customers) {
    for (const TasteBasket& basket : customer.history) {
      for (const ItemId item : basket.items) --counts[item.value].first;
    }
  }
  std::ranges::sort(counts);
  List list;
  for (std::size_t i = 0; i < std::min(counts.size(), basket_list_length); ++i) list.push_back(counts[i].second);
  return list;
}

List items_before(const BasketSequence& customer) {
  List items;
  for (const TasteBasket& basket : customer.history) {
    for (const ItemId item : basket.items) items.push_back(item.value);
  }
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

void measure_fold(const BasketSequences& sequences, const BasketFold& fold, const TrainedTaste& alone,
                  Measured& measured) {
  const TrainedTaste others = learn_with_others(alone.shop, sequences, fold);
  const TrainedTaste fixed{alone.shop, {}};
  TifuKnn tifu(sequences, fold.train, published_parameters(sequences.name));
  const List popular = best_sellers(sequences);
  TasteReader reader;
  for (const std::uint32_t tested : fold.tested) {
    const BasketSequence& customer = sequences.customers[tested];
    if (customer.next.items.empty() || customer.history.empty()) continue;
    const List before = items_before(customer);
    const auto score = [&](ScoredMethod& method, const List& list) {
      method.lists.push_back(score_list(list, customer.next.items, before));
    };
    measured.customer_of.push_back(tested);
    score(measured.popular, popular);
    score(measured.personal, most_frequent(customer));
    score(measured.tifu, tifu.forecast(customer, basket_list_length));
    score(measured.fixed, best_of(fixed, reader, tested, customer.next.day));
    score(measured.alone, best_of(alone, reader, tested, customer.next.day));
    score(measured.others, best_of(others, reader, tested, customer.next.day));
  }
}

void tabulate(const Measured& measured, std::string_view name, std::uint64_t seed, Evaluation& into) {
  const BasketBootstrap bootstrap(measured.customer_of, seed);
  Table& means = into.table(fmt::format("{}: the best ten, with 95 % intervals over customers", name),
                            {"recall", "NDCG", "any hit", "recall of repeats", "recall of new ones"});
  for (const ScoredMethod* method : measured.all()) {
    std::vector<Figure> figures;
    for (std::size_t m = 0; m < basket_measures; ++m)
      figures.push_back(bootstrap.mean(*method, static_cast<BasketMeasure>(m)));
    means.row(method->name, std::move(figures));
  }
  Table& ratios = into.table(fmt::format("{}: times TIFU-KNN's", name), {"recall", "NDCG"});
  for (const ScoredMethod* method : measured.all()) {
    if (method == &measured.tifu) continue;
    ratios.row(method->name, {bootstrap.ratio(*method, measured.tifu, BasketMeasure::recall),
                              bootstrap.ratio(*method, measured.tifu, BasketMeasure::ndcg)});
  }
}

}  // namespace

void evaluate_next_basket(const BasketSequences& sequences, std::uint64_t seed, Evaluation& into) {
  const TrainedTaste alone = learn_alone(sequences);
  Measured measured;
  for (const BasketFold& fold : sequences.folds) measure_fold(sequences, fold, alone, measured);
  std::size_t baskets = 0;
  for (const BasketSequence& customer : sequences.customers) baskets += customer.history.size();
  into.say(fmt::format("{}: {} customers, {} baskets, {} items, {} folds, {} forecasts", sequences.name,
                       sequences.customers.size(), baskets, sequences.item_limit - 1, sequences.folds.size(),
                       measured.customer_of.size()));
  tabulate(measured, sequences.name, seed, into);
}

Result<Evaluation> evaluate_next_basket_task(const EvaluationRequest& request) {
  const auto sequences = read_basket_sequences(request.data);
  if (!sequences) return sequences.error();
  Evaluation evaluation{.task = "next-basket", .title = "The next basket", .lines = {}, .tables = {}};
  evaluate_next_basket(*sequences, request.seed, evaluation);
  return evaluation;
}

Result<Evaluation> evaluate_invented_baskets_task(const EvaluationRequest& request) {
  Evaluation evaluation{
      .task = "invented-baskets", .title = "The next basket at invented shops", .lines = {}, .tables = {}};
  for (const InventedTrade& trade : invented_trades())
    evaluate_next_basket(invent_baskets(trade, request.seed), request.seed, evaluation);
  return evaluation;
}

}  // namespace dangol
