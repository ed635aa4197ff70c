#include "shop/sender.h"

#include <chrono>
#include <utility>

namespace dangol {
namespace {

constexpr std::chrono::seconds between_rounds{1};
// Of one channel before another has its turn.
constexpr int batches_in_turn = 16;

void keep_first(Result<void>& kept, const Error& error) {
  if (kept) kept = error;
}

}  // namespace

Sender::Sender(Shop& shop, OpenGateway open) : shop_(shop), open_(std::move(open)), house_(shop.house()) {}

Sender::~Sender() { stop(); }

void Sender::stop() {
  stopping_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void Sender::start() {
  thread_ = std::thread([this] { run(); });
}

void Sender::run() {
  while (!stopping_.stop_requested()) {
    // What went wrong shows where the owner looks: in the messages' own steps, and at the next recording.
    (void)work();
    std::unique_lock lock(mutex_);
    due_.wait_for(lock, stopping_.get_token(), between_rounds, [] { return false; });
  }
}

Result<std::size_t> Sender::work() {
  Result<void> outcome;
  std::size_t looked_at = 0;
  if (auto noted = note_what_a_stop_left(); !noted) return noted.error();
  // Before anything leaves: to advertising they have to say yes themselves.
  if (const auto grown = shop_.note_who_came_of_age(); !grown) return grown.error();
  if (const auto noticed = shop_.queue_notices(); !noticed) keep_first(outcome, noticed.error());
  if (auto selected = select(); !selected) keep_first(outcome, selected.error());
  if (auto grown_old = shop_.let_in_house_grow_old(); !grown_old) keep_first(outcome, grown_old.error());
  for (const GatewayArranged& arranged : shop_.settings().gateways) {
    const auto handed = hand_over(arranged);
    if (!handed) keep_first(outcome, handed.error());
    if (handed) looked_at += *handed;
  }
  return outcome ? Result<std::size_t>(looked_at) : outcome.error();
}

Result<void> Sender::note_what_a_stop_left() {
  if (has_begun_) return {};
  auto noted = note_without_answer(*house_, shop_.messages_without_answer());
  has_begun_ = static_cast<bool>(noted);
  return noted;
}

Result<void> Sender::select() {
  Result<void> outcome;
  for (const CampaignId campaign : shop_.campaigns_to_select()) {
    const auto selected = shop_.select_guests(campaign);
    // Paused or cancelled a moment ago.
    if (!selected && selected.error().code != ErrorCode::conflict) keep_first(outcome, selected.error());
  }
  return outcome;
}

Result<Gateway*> Sender::gateway_of(const GatewayArranged& arranged) {
  Opened& opened = opened_[arranged.channel];
  if (opened.gateway && opened.arranged == arranged) return opened.gateway.get();
  auto gateway = open_(arranged);
  if (!gateway) return gateway.error();
  opened = {arranged, std::move(*gateway)};
  return opened.gateway.get();
}

Result<std::size_t> Sender::hand_over(const GatewayArranged& arranged) {
  const auto gateway = gateway_of(arranged);
  if (!gateway) return gateway.error();
  std::size_t looked_at = 0;
  for (int batch = 0; batch < batches_in_turn; ++batch) {
    // A round may take minutes, over midnight too.
    if (const auto grown = shop_.note_who_came_of_age(); !grown) return grown.error();
    const auto handed = hand_over_due(*house_, **gateway, arranged.channel, stopping_.get_token());
    if (!handed) return handed.error();
    looked_at += *handed;
    if (*handed == 0 || stopping_.stop_requested()) break;
  }
  return looked_at;
}

}  // namespace dangol
