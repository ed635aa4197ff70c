#include "insights/feedback_themes.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/korean.h"

namespace dangol {
namespace {

constexpr std::int32_t lately_days = 30;
constexpr std::uint32_t least_scores = 3;
constexpr double least_change = 0.5;

void add(MeanScore& mean, std::uint8_t score) {
  if (score == 0) return;
  mean.mean += (score - mean.mean) / ++mean.scores;
}

// What is gathered of one theme, and whether its latest speaker has been counted.
struct Gathering {
  std::uint32_t guests = 0;
  std::uint32_t answers = 0;
  CustomerId last_guest;
  MeanScore all, earlier, lately;
  Instant example_at = unknown_instant;
  std::string example;

  void add_answer(CustomerId guest, const FeedbackStep& step, std::int32_t days_ago) {
    ++answers;
    if (guest != last_guest) ++guests;
    last_guest = guest;
    add(all, step.score);
    add(days_ago < lately_days ? lately : earlier, step.score);
    if (step.text.empty() || step.at < example_at) return;
    example_at = step.at;
    example = step.text;
  }

  FoundTheme finish(const Theme* theme, ItemId item) const {
    FoundTheme found{theme, item, guests, answers, {}, ScoreTrend::unknown, {}};
    if (guests < least_theme_guests) return found;
    found.score = all;
    found.trend = score_trend(earlier, lately);
    found.example = example;
    return found;
  }
};

class Reader {
 public:
  Reader(const Catalog& catalog, std::span<const Theme> themes, const Zone& zone, std::int32_t today)
      : themes_(themes), zone_(zone), today_(today), of_themes_(themes.size()) {
    for (const ItemDefined& item : catalog.items()) item_names_.emplace_back(item.item, folded(normalized(item.name)));
  }

  void read(const Guest& guest) {
    if (guest.feedback == nullptr) return;
    const std::uint32_t before = look_.answers;
    for (const FeedbackStep& step : guest.feedback->steps()) {
      const std::int32_t days_ago = today_ - zone_.local(step.at).day;
      if (step.kind == FeedbackStepKind::given && days_ago >= 0 && days_ago < feedback_days)
        read(guest.id, step, days_ago);
    }
    if (look_.answers > before) ++look_.guests;
    const FeedbackStep* complaint = guest.feedback->open_complaint();
    if (complaint != nullptr && guest.personalised) look_.waiting.push_back({guest.id, *complaint});
  }

  FeedbackLook finish() && {
    for (std::size_t i = 0; i < themes_.size(); ++i) {
      if (of_themes_[i].answers > 0) look_.themes.push_back(of_themes_[i].finish(&themes_[i], {}));
    }
    for (const auto& [item, gathered] : of_items_) look_.themes.push_back(gathered.finish(nullptr, item));
    std::ranges::stable_sort(look_.themes, std::greater{}, [](const FoundTheme& each) {
      return std::pair{each.guests, each.answers};
    });
    std::ranges::sort(look_.waiting, {}, [](const WaitingGuest& each) {
      return std::pair{each.complaint.at, each.guest};
    });
    return std::move(look_);
  }

 private:
  void read(CustomerId guest, const FeedbackStep& step, std::int32_t days_ago) {
    ++look_.answers;
    add(look_.score, step.score);
    if (step.score > 0) ++look_.by_score[step.score - 1];
    const auto weeks_ago = static_cast<std::size_t>(days_ago / 7);
    if (weeks_ago < feedback_weeks) add(look_.weeks[feedback_weeks - 1 - weeks_ago], step.score);
    const std::string said = folded(normalized(step.text));
    for (std::size_t i = 0; i < themes_.size(); ++i) {
      if (speaks_of(said, themes_[i])) of_themes_[i].add_answer(guest, step, days_ago);
    }
    for (const auto& [item, name] : item_names_) {
      if (step.item == item || names(said, name)) of_items_[item].add_answer(guest, step, days_ago);
    }
  }

  std::span<const Theme> themes_;
  const Zone& zone_;
  std::int32_t today_;
  std::vector<std::pair<ItemId, std::string>> item_names_;
  std::vector<Gathering> of_themes_;
  std::map<ItemId, Gathering> of_items_;
  FeedbackLook look_;
};

}  // namespace

ScoreTrend score_trend(const MeanScore& earlier, const MeanScore& lately) {
  if (earlier.scores < least_scores || lately.scores < least_scores) return ScoreTrend::unknown;
  const double change = lately.mean - earlier.mean;
  if (change >= least_change) return ScoreTrend::rising;
  return change <= -least_change ? ScoreTrend::falling : ScoreTrend::steady;
}

FeedbackLook feedback_look(const GuestWalk& walk, const Catalog& catalog, std::span<const Theme> themes,
                           const Zone& zone, std::int32_t today) {
  Reader reader(catalog, themes, zone, today);
  walk([&](const Guest& guest) { reader.read(guest); });
  return std::move(reader).finish();
}

}  // namespace dangol
