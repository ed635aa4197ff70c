#include "evaluation/till_history.h"

#include <algorithm>

#include "events/codec.h"
#include "events/memory_journal.h"
#include "events/seal.h"
#include "importers/import.h"
#include "shop/import_into_shop.h"
#include "shop/shop.h"

namespace dangol {

Result<TillHistory> read_till_history(const EvaluationRequest& request) {
  MemoryJournal journal;
  KeyRing keys(random_key());
  const SystemClock clock;
  auto shop = Shop::open(journal, keys, clock);
  if (!shop) return shop.error();
  const auto founded =
      (*shop)->record({Bucket{1}, {}, {}, {}, ShopFounded{"evaluate", "Etc/UTC", "USD", "en", "", false}});
  if (!founded) return founded.error();
  ImportIntoShop target(**shop, keys, [](CustomerId) { return false; });
  ImportRequest files;
  files.files = request.data;
  files.mapping = request.mapping;
  files.now = clock.now();
  if (const auto imported = import_files(files, target); !imported) return imported.error();

  TillHistory history;
  history.catalog = (*shop)->catalog();
  Codec codec(keys);
  const Zone zone = (*shop)->settings().zone;
  auto read = journal.read(0, [&](Position, const Entry& entry) -> Result<void> {
    if (entry.kind != EventKind::order_placed) return {};
    auto event = codec.decode(entry);
    if (!event) return event.error();
    history.orders.push_back(
        {entry.customer, entry.at, zone.local(entry.at), std::get<OrderPlaced>(std::move(event->body))});
    return {};
  });
  if (!read) return read.error();
  std::ranges::stable_sort(history.orders, {}, &EvaluatedOrder::at);
  return history;
}

}  // namespace dangol
