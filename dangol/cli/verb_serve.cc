// serve: the counter screen and the API, until it is told to stop.
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "api/serve.h"
#include "channels/open_gateway.h"
#include "channels/webhook_signature.h"
#include "cli/open_shop.h"
#include "cli/verbs.h"
#include "shop/retention.h"
#include "shop/sender.h"

namespace dangol {
namespace {

void wait_for_stop(const sigset_t& signals) {
  int received = 0;
  sigwait(&signals, &received);
}

}  // namespace

Result<void> run(const CommonOptions& common, const ServeOptions& options) {
  // Blocked before any thread starts, so that only this one receives them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  auto open = open_shop(common);
  if (!open) return open.error();
  ServerOptions server_options;
  server_options.port = options.port;
  server_options.address = options.address;
  server_options.threads = options.threads;
  // Not on the command line, which everybody on this machine may read.
  if (const char* secret = std::getenv("DANGOL_OPT_OUT_SECRET")) {
    if (const auto key = webhook_key(secret); !key)
      return Error{key.error().code, "DANGOL_OPT_OUT_SECRET: " + key.error().message};
    server_options.service.opt_out_secret = secret;
  }
  auto server = start_server(*open->shop, open->folder->keys(), open->folder->trail(), *open->clock, server_options);
  if (!server) return server.error();
  Sender sender(*open->shop, [&](const GatewayArranged& arranged) { return open_gateway(arranged, *open->clock); });
  sender.start();
  RetentionKeeper retention(*open->shop);
  retention.start();
  const bool is_v6 = options.address.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + options.address + "]" : options.address;
  const std::string url = fmt::format("http://{}:{}", host, (*server)->port());
  if (common.json) fmt::print("{{\"url\":\"{}\"}}\n", url);
  if (!common.json) fmt::print("Dangol is at {}  (Ctrl-C stops it)\n", url);
  std::fflush(stdout);
  wait_for_stop(signals);
  (*server)->stop();
  sender.stop();
  if (auto saved = open->shop->save_snapshot(); !saved) return saved;
  if (!common.json) fmt::print("\nStopped; everything recorded is kept.\n");
  return {};
}

}  // namespace dangol
