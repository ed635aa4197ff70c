#include "api/card_cache.h"

#include <doctest/doctest.h>

#include <thread>

#include "api/served_cafe_test.h"

using namespace dangol;

namespace {

constexpr CardCache::Key minji{{81}, {1}, Language::korean, 1'000, 5};

void put(CardCache& cache, const CardCache::Key& key, std::string text) {
  cache.put(key, cache.changes(key.customer), SharedText(text));
}

}  // namespace

TEST_CASE("a card is found again by customer, branch, language, period and catalog, and by nothing less") {
  CardCache cache(1'000);
  put(cache, minji, "her card");
  REQUIRE(cache.find(minji));
  CHECK(cache.find(minji).view() == "her card");
  CHECK_FALSE(cache.find({{82}, {1}, Language::korean, 1'000, 5}));
  CHECK_FALSE(cache.find({{81}, {2}, Language::korean, 1'000, 5}));
  CHECK_FALSE(cache.find({{81}, {1}, Language::english, 1'000, 5}));
  CHECK_FALSE(cache.find({{81}, {1}, Language::korean, 1'001, 5}));
  CHECK_FALSE(cache.find({{81}, {1}, Language::korean, 1'000, 6}));
}

TEST_CASE("her change forgets all her cards and nobody else's") {
  CardCache cache(1'000);
  const CardCache::Key in_english{{81}, {1}, Language::english, 1'000, 5};
  const CardCache::Key another{{82}, {1}, Language::korean, 1'000, 5};
  for (const auto& key : {minji, in_english, another}) put(cache, key, "card");
  cache.forget({81});
  CHECK_FALSE(cache.find(minji));
  CHECK_FALSE(cache.find(in_english));
  CHECK(cache.find(another));
}

TEST_CASE("what changed while a card was computed keeps it out") {
  CardCache cache(1'000);
  const auto before = cache.changes(minji.customer);
  cache.forget(minji.customer);
  cache.put(minji, before, SharedText("too old"));
  CHECK_FALSE(cache.find(minji));
}

TEST_CASE("it holds no more than it may: neither too many cards nor long ones, nor those of earlier periods") {
  CardCache cache(1'000);
  put(cache, minji, std::string(CardCache::longest_card_bytes + 1, 'x'));
  CHECK_FALSE(cache.find(minji));
  CHECK(CardCache(10'000'000).capacity() <= CardCache::most_cards);
  CHECK(cache.capacity() <= 2'000);
  std::size_t kept = 0;
  const auto customers = 2 * cache.capacity();
  for (std::uint64_t id = 1; id <= customers; ++id) put(cache, {{id}, {1}, Language::korean, 1}, "card");
  for (std::uint64_t id = 1; id <= customers; ++id) kept += cache.find({{id}, {1}, Language::korean, 1}) ? 1U : 0U;
  CHECK(kept <= cache.capacity());
  CHECK(kept > cache.capacity() / 2);  // and it does spread them

  put(cache, {{7}, {1}, Language::korean, 2}, "the newest");
  const CardCache::Key old{{customers}, {1}, Language::korean, 1};
  REQUIRE(cache.find(old));
  cache.drop_expired();
  CHECK_FALSE(cache.find(old));
  CHECK(cache.find({{7}, {1}, Language::korean, 2}));
}

TEST_CASE("when every guest's card is opened, nearly all are kept") {
  constexpr std::uint64_t guests = 10'000;
  CardCache cache(guests);
  for (std::uint64_t id = 1; id <= guests; ++id) put(cache, {{id}, {1}, Language::korean, 1}, "card");
  std::uint64_t kept = 0;
  for (std::uint64_t id = 1; id <= guests; ++id) kept += cache.find({{id}, {1}, Language::korean, 1}) ? 1U : 0U;
  CHECK(kept > guests * 96 / 100);
}

TEST_CASE("many threads: nobody finds a card older than the last change that was told") {
  CardCache cache(1'000);
  std::atomic<std::uint64_t> version{0};  // stands for the shop's memory
  std::atomic<std::uint64_t> told{0};
  std::atomic<int> stale{0};
  std::thread recorder([&] {
    for (std::uint64_t next = 1; next <= 20'000; ++next) {
      version = next;
      cache.forget(minji.customer);
      told = next;
    }
  });
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (told < 20'000) {
        const std::uint64_t least = told;
        const auto found = cache.find(minji);
        if (found && std::stoull(std::string(found.view())) < least) ++stale;
        const auto since = cache.changes(minji.customer);
        cache.put(minji, since, SharedText(std::to_string(version.load())));
      }
    });
  }
  recorder.join();
  for (auto& each : readers) each.join();
  CHECK(stale == 0);
}

TEST_CASE("over HTTP: the card shows at once what was recorded, another language, branch and time, and her erasure") {
  TestServer server;
  const std::string at = "/api/v1/customers/" + server.regular("cached-guest") + "/card?store=1";
  const auto card = [&](std::string path, std::string language) {
    return server.ask(
        {.path = std::move(path), .token = server.staff(), .more_headers = "Accept-Language: " + language + "\r\n"});
  };
  const auto first = card(at, "ko");
  CHECK(first.holds(R"("visits":28)"));
  CHECK(card(at, "ko").body == first.body);

  const std::string her = at.substr(0, at.find("/card"));
  CHECK(server
            .ask({.method = "POST",
                  .path = her + "/notes",
                  .body = R"({"text":"창가 자리"})",
                  .token = server.staff(),
                  .key = "cached-note-1"})
            .status == 200);
  CHECK(card(at, "ko").holds("창가 자리"));
  const std::string order =
      R"({"customer":")" + her.substr(her.rfind('/') + 1) + R"(","store":"1","lines":[{"item":"2"}]})";
  CHECK(server
            .ask({.method = "POST",
                  .path = "/api/v1/orders",
                  .body = order,
                  .token = server.staff(),
                  .key = "cached-order-1"})
            .status == 200);
  const auto after_order = card(at, "ko");
  CHECK(after_order.holds(R"("visits":29)"));

  CHECK(card(at, "en").body != after_order.body);
  CHECK(card(her + "/card", "ko").holds(R"("store":null)"));
  server.clock_forward(std::chrono::seconds(299));
  CHECK(card(at, "ko").body == after_order.body);  // still the same five minutes
  server.clock_forward(std::chrono::seconds(1));
  CHECK(card(at, "ko").holds(R"("at":"2024-07-01T08:15:00+09:00")"));
  CHECK(card(her + "/card?at=2024-07-01T08:11:30", "ko").holds(R"("at":"2024-07-01T08:11:30+09:00")"));

  server.record({}, ItemDefined{{1}, "a", "진한 아메리카노", "커피", 4000, {"얼음"}});
  CHECK(card(at, "ko").holds("진한 아메리카노"));
  CHECK(server.ask({.method = "DELETE", .path = her, .token = server.owner()}).status == 200);
  CHECK(card(at, "ko").status == 404);
}
