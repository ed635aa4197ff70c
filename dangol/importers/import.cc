#include "importers/import.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/korean.h"
#include "importers/byte_source.h"
#include "importers/catalog_import.h"
#include "importers/customer_import.h"
#include "importers/import_keys.h"
#include "importers/import_plan.h"
#include "importers/order_mapper.h"
#include "importers/receipts.h"
#include "importers/recorder.h"
#include "importers/rejects.h"

namespace dangol {
namespace {

constexpr std::uint64_t progress_every = 4096;  // rows or events: a few milliseconds

// One import from plan to report. Everything is read before anything is recorded, except that customers are read twice:
// first to see that the file can be read to its end, then to record them; so they need no room in memory.
class ImportRun {
 public:
  ImportRun(const ImportRequest& request, ImportTarget& target, ImportPlan plan, Rejects rejects)
      : request_(request),
        target_(target),
        plan_(std::move(plan)),
        rejects_(std::move(rejects)),
        keys_(target.fingerprint_key()),
        recorder_(target, request.dry_run),
        catalog_(target, keys_, recorder_, request.now),
        customers_(target, keys_, catalog_, recorder_, request.now),
        receipts_(scratch(request), request.sort_memory) {
    progress_.bytes_total = plan_.bytes_total;
    codes_.known_options = OptionIndex(target.catalog());
  }

  Result<ImportReport> run() {
    const Result<bool> finished = walk();
    if (!finished) return finished.error();
    const Result<void> written = rejects_.close();
    if (!written) return written.error();
    report_.stopped = !*finished;
    report_.skipped_files = plan_.skipped_files;
    recorder_.report(report_);
    return report_;
  }

 private:
  using Step = Result<bool>;  // false: asked to stop

  static std::filesystem::path scratch(const ImportRequest& request) {
    if (!request.scratch.empty()) return request.scratch;
    std::error_code none;
    const std::filesystem::path system = std::filesystem::temp_directory_path(none);
    return none ? std::filesystem::path(".") : system;
  }

  Step walk() {
    for (const auto step :
         {&ImportRun::read_orders, &ImportRun::check_customers, &ImportRun::adopt_settings, &ImportRun::record_catalog,
          &ImportRun::record_customers, &ImportRun::group_receipts, &ImportRun::record_orders}) {
      const Step done = (this->*step)();
      if (!done || !*done) return done;
    }
    const Result<void> flushed = recorder_.flush();
    if (!flushed) return flushed.error();
    static_cast<void>(go_on());  // all is recorded: too late to stop
    return true;
  }

  bool go_on() { return !request_.on_progress || request_.on_progress(progress_); }

  void reject(const PlannedFile& file, const Row& row, const Refusal& refusal) {
    ++report_.rows_rejected;
    rejects_.add(file_name(file.table.path), row.number, refusal, original_of(row));
  }

  // Calls `take` for each sound row; a faulty one is rejected. `counted`: the rows and bytes show in report and
  // progress.
  template <class Take>
  Step each_row(const PlannedFile& file, bool counted, const Take& take) {
    Result<std::unique_ptr<RowSource>> rows = open_data_rows(file.table);
    if (!rows) return rows.error();
    const std::uint64_t bytes_before = progress_.bytes_read;
    std::uint64_t seen = 0;
    Row row;
    while (true) {
      const Result<bool> more = (*rows)->next(row);
      if (!more) return Error{more.error().code, more.error().message + ": " + file_name(file.table.path)};
      if (!*more) break;
      ++seen;
      if (!counted || count(file, row, **rows)) {
        const Result<void> taken = take(row);
        if (!taken) return taken.error();
      }
      if (seen % progress_every != 0) continue;
      if (counted) progress_.bytes_read = bytes_before + (*rows)->consumed();
      if (!go_on()) return false;
    }
    if (counted) progress_.bytes_read = bytes_before + file.size;
    return true;
  }

  // False: the row was rejected.
  bool count(const PlannedFile& file, const Row& row, const RowSource& rows) {
    ++report_.rows_read;
    ++progress_.rows;
    if (row.fault) {
      const std::string column = row.fault->column == 0 ? std::string() : fmt::format("column {}", row.fault->column);
      reject(file, row, {column, row.fault->reason});
      return false;
    }
    if (rows.encoding()) recorder_.rules().add(encoding_rule(*rows.encoding()));
    for (const BoundColumns::Refused& refused : file.columns.refused) {
      const bool said = refused.place < row.cells.size() && !is_blank(trimmed(row.cells[refused.place]));
      if (said) recorder_.rules().add(refused.rule);
    }
    return true;
  }

  template <class Read>
  Step each_file(FileRole role, const Read& read) {
    for (const PlannedFile& file : plan_.files) {
      if (file.mapping().role != role) continue;
      const Step done = read(file);
      if (!done || !*done) return done;
    }
    return true;
  }

  Step read_orders() {
    return each_file(FileRole::orders, [&](const PlannedFile& file) -> Step {
      const Result<DateOrder> order = date_order_of(file, Field::date);
      if (!order) return order.error();
      OrderMapper mapper({&file.mapping(), file.columns, plan_.zone, plan_.currency, *order, request_.now}, codes_);
      const auto number = static_cast<std::uint32_t>(&file - plan_.files.data());
      const bool row_is_order = file.columns.receipt_key.empty();
      OrderLine line;
      Refusal refusal;
      return each_row(file, true, [&](const Row& row) -> Result<void> {
        if (mapper.map(row, line, refusal)) return receipts_.add(line, number, row.number, file.source, row_is_order);
        reject(file, row, refusal);
        return {};
      });
    });
  }

  Step check_customers() {
    return each_file(FileRole::customers, [&](const PlannedFile& file) -> Step {
      return each_row(file, false, [](const Row&) -> Result<void> { return {}; });
    });
  }

  Step adopt_settings() {
    if (!plan_.adopts_currency && !plan_.adopts_zone) return true;
    if (plan_.adopts_currency) recorder_.rules().add("shop_adopted_currency");
    if (plan_.adopts_zone) recorder_.rules().add("shop_adopted_zone");
    const std::string natural = plan_.settings.currency + ' ' + plan_.settings.zone;
    const Result<void> added = recorder_.add(
        {target_.bucket(), CustomerId{}, request_.now, keys_.event("shop", "", natural), plan_.settings}, 0);
    if (!added) return added.error();
    return true;
  }

  Step record_catalog() {
    Step done = each_file(FileRole::stores, [&](const PlannedFile& file) { return read_definitions(file); });
    if (!done || !*done) return done;
    done = each_file(FileRole::items, [&](const PlannedFile& file) { return read_definitions(file); });
    if (!done || !*done) return done;
    done = each_file(FileRole::staff, [&](const PlannedFile& file) { return read_definitions(file); });
    if (!done || !*done) return done;
    codes_.choose_spellings(recorder_.rules());
    const Result<void> resolved = catalog_.resolve(codes_);
    if (!resolved) return resolved.error();
    return true;
  }

  Step read_definitions(const PlannedFile& file) {
    return each_row(file, true, [&](const Row& row) -> Result<void> {
      Refusal refusal;
      const Result<bool> taken = define(file, row, refusal);
      if (!taken) return taken.error();
      if (!*taken) reject(file, row, refusal);
      return {};
    });
  }

  // False: the row cannot be used.
  Result<bool> define(const PlannedFile& file, const Row& row, Refusal& refusal) {
    if (row.cells.size() < file.columns.least_cells) {
      refusal = {"", "too_few_cells"};
      return false;
    }
    const auto text = [&](Field field) {
      std::string joined;
      for (const std::size_t place : file.columns.places(field)) {
        const std::string part = normalized(row.cells[place]);
        if (!is_blank(part)) joined += (joined.empty() ? "" : " ") + part;
      }
      return joined;
    };
    const std::string code = text(Field::code);
    const std::string name = text(Field::name);
    if (is_mangled_number(code)) {
      refusal = {field_name(Field::code), "number_mangled"};
      return false;
    }
    if (code.empty() && name.empty()) {
      refusal = {file.columns.has(Field::code) ? "code" : "name", "empty"};
      return false;
    }
    Result<void> done;
    if (file.mapping().role == FileRole::items) {
      CatalogImport::Item item{code, name, text(Field::category), std::nullopt};
      if (const std::string price = text(Field::price); !price.empty()) {
        const auto parsed = parse_amount(price, plan_.currency);
        if (!parsed) {
          refusal = {"price", parsed.refused};
          return false;
        }
        item.price_minor = parsed.value;
      }
      done = catalog_.item(item, 1);
    } else if (file.mapping().role == FileRole::stores) {
      done = catalog_.store(code.empty() ? name : code, name, 1);
    } else {
      done = catalog_.person(code.empty() ? name : code, name, 1);
    }
    if (!done) return done.error();
    return true;
  }

  Step record_customers() {
    return each_file(FileRole::customers, [&](const PlannedFile& file) -> Step {
      CustomerColumns columns{file.columns, DateOrder::ymd, DateOrder::ymd, plan_.mappings[file.source].source,
                              plan_.zone};
      for (const auto& [field, order] :
           {std::pair{Field::birth_date, &columns.birth_order}, {Field::member_since, &columns.since_order}}) {
        const Result<DateOrder> decided = date_order_of(file, field);
        if (!decided) return decided.error();
        *order = *decided;
      }
      CustomerImport::Mapped mapped;
      Refusal refusal;
      return each_row(file, true, [&](const Row& row) -> Result<void> {
        if (customers_.map(row, columns, mapped, refusal)) return customers_.take(std::move(mapped));
        reject(file, row, refusal);
        return {};
      });
    });
  }

  Step group_receipts() {
    std::uint64_t known = 0;
    const Receipts::Outcome outcome{
        recorder_.rules(), known,
        [&](const Receipts::Rejected& line) {
          ++report_.rows_rejected;
          rejects_.add(file_name(plan_.files[line.file].table.path), line.row, {"", line.reason}, "");
        },
        [&] { return go_on(); }};
    const Step done = receipts_.finish(outcome);
    recorder_.count_known(known);
    return done;
  }

  Step record_orders() {
    ReceiptRecord receipt;
    progress_.orders_total = receipts_.orders();
    for (std::uint64_t seen = 1;; ++seen) {
      const Result<bool> more = receipts_.next(receipt);
      if (!more || !*more) return more ? Step(true) : Step(more.error());
      const Result<void> recorded = record_order(receipt);
      if (!recorded) return recorded.error();
      progress_.orders = seen;
      if (seen % progress_every == 0 && !go_on()) return false;
    }
  }

  Result<void> record_order(const ReceiptRecord& receipt) {
    const std::string& source = plan_.mappings[receipt.source].source;
    const Result<CustomerImport::Guest> guest = customers_.guest(receipt, source);
    if (!guest) return guest.error();
    const std::uint64_t rows = receipt.lines.size();
    if (guest->erased) {
      recorder_.rules().add("erased_before", rows);
      recorder_.count_left_out(rows);
      return {};
    }
    OrderPlaced order{catalog_.store_id(receipt.store), catalog_.staff_id(receipt.staff), receipt.in_store, {}};
    order.lines.reserve(receipt.lines.size());
    for (const ReceiptLine& line : receipt.lines) {
      LineItem item{catalog_.item_id(line.item), {}, line.quantity_thousandths, line.paid_minor};
      for (const std::uint32_t modifier : line.modifiers) item.modifiers.push_back(catalog_.modifier_id(modifier));
      std::ranges::sort(item.modifiers);
      item.modifiers.erase(std::unique(item.modifiers.begin(), item.modifiers.end()), item.modifiers.end());
      order.lines.push_back(std::move(item));
    }
    return recorder_.add(
        {target_.bucket(), guest->id, receipt.at, keys_.event("order", source, receipt.key), std::move(order)}, rows);
  }

  const ImportRequest& request_;
  ImportTarget& target_;
  ImportPlan plan_;
  Rejects rejects_;
  ImportKeys keys_;
  Recorder recorder_;
  CatalogImport catalog_;
  CustomerImport customers_;
  Receipts receipts_;
  OrderCodes codes_;
  ImportReport report_;
  ImportProgress progress_;
};

}  // namespace

Result<ImportReport> import_files(const ImportRequest& request, ImportTarget& target) {
  Result<ImportPlan> plan = plan_import(request, target);
  if (!plan) return plan.error();
  Result<Rejects> rejects = Rejects::open(request.rejects);
  if (!rejects) return rejects.error();
  ImportRun run(request, target, *std::move(plan), *std::move(rejects));
  return run.run();
}

}  // namespace dangol
