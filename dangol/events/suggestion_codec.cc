#include "events/suggestion_codec.h"

#include "events/read_number.h"

namespace dangol {

void write(ByteWriter& out, const SuggestionShown& event) {
  out.varint(event.shown);
  out.varint(event.among.size());
  for (const ConsideredItem& each : event.among) {
    out.varint(each.item.value);
    out.varint(each.expected);
    out.varint(each.chance);
  }
}
SuggestionShown read_suggestion_shown(ByteReader& in) {
  SuggestionShown event;
  event.shown = static_cast<std::uint32_t>(in.varint());
  event.among.resize(in.count());
  for (ConsideredItem& each : event.among) {
    each.item = read_id<ItemId>(in);
    each.expected = static_cast<std::uint32_t>(in.varint());
    each.chance = static_cast<std::uint32_t>(in.varint());
  }
  // Folding goes by its place.
  if (event.among.size() > most_considered || event.shown >= event.among.size()) in.refuse();
  return event;
}

void write(ByteWriter& out, const ExplorationSet& event) { out.varint(event.share_thousandths); }
ExplorationSet read_exploration_set(ByteReader& in) { return {static_cast<std::uint32_t>(in.varint())}; }

}  // namespace dangol
