// People who do not exist: names, numbers that no network assigns, and what each of them is like at the counter.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "catalog/catalog.h"
#include "demo/invented_tastes.h"
#include "events/event.h"

namespace dangol {

// What somebody orders when nothing is special.
struct Favourite {
  std::vector<LineItem> lines;
  double weight = 1;
};

enum class Way : std::uint8_t { commuter, family, beans };

struct InventedPerson {
  CustomerId id;
  Profile profile;
  Way way = Way::commuter;
  Tooth tooth = Tooth::savoury;
  std::vector<Favourite> morning;  // before 14:00
  std::vector<Favourite> afternoon;
  std::vector<Favourite> lately;  // after `turns_day`: a change of taste; empty: none
  int turns_day = 0;              // days before the end
  double visits_a_week = 3;
  double weekday_share = 0.85;  // of visits on Monday to Friday
  int cycle_days = 0;           // above 0: comes about every so many days, whatever the day of the week
  int next_day = 0;             // of one who comes in a cycle: moved on by each visit
  int usual_minute = 8 * 60 + 40;
  double minute_spread = 15;
  double faithfulness = 0.9;  // chance that a visit is one of the favourites
  int stays_away_days = 0;    // has not come for this long
  int joined_days = 0;        // first visit this many days before the end
  StoreId store;
  std::string note;
  std::string allergy;
};

// Of `number` from 1; the numbers decide name, phone and id, the dice the rest.
InventedPerson invent_person(int number, int days, const Catalog& catalog, Dice& dice);

// What she might have instead of a favourite.
std::vector<LineItem> fresh_basket(const InventedPerson& person, bool morning, const Catalog& catalog, Dice& dice);

// An order as a stranger would make it.
OrderPlaced stranger_order(const Catalog& catalog, int minute, Dice& dice);

}  // namespace dangol
