#include "recommendations/item_neighbours.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/property_test.h"

using namespace dangol;

namespace {

OrderPlaced basket(const std::vector<std::uint32_t>& items) {
  OrderPlaced order;
  for (const std::uint32_t item : items) order.lines.push_back({{item}, {}, 1000, 0});
  return order;
}

std::string encoded(const ItemNeighbours& neighbours) {
  ByteWriter out;
  neighbours.encode(out);
  return out.take();
}

}  // namespace

TEST_CASE("what is taken together more often than by chance is a neighbour, best first") {
  ItemNeighbours neighbours;
  for (int i = 0; i < 40; ++i) neighbours.add(basket({1, 2}));
  for (int i = 0; i < 10; ++i) neighbours.add(basket({1, 3}));
  for (std::uint32_t i = 0; i < 200; ++i) neighbours.add(basket({4 + i % 5}));
  const auto found = neighbours.of({1}, 5);
  REQUIRE(found.size() == 2);
  CHECK(found[0].item == ItemId{2});
  CHECK(found[0].lift > 3);
  CHECK(found[0].confidence > 0.6F);
  CHECK(found[0].confidence < 0.8F);  // 40 of 50, drawn towards chance
  CHECK(neighbours.of({1}, 1).size() == 1);
  const auto best = neighbours.best_of({1}, [](ItemId item) { return item != ItemId{2}; });
  REQUIRE(best.has_value());
  CHECK(best->item == ItemId{3});
}

TEST_CASE("too few common baskets, and as many as by chance, tell nothing") {
  ItemNeighbours neighbours;
  neighbours.add(basket({1, 2}));
  neighbours.add(basket({1, 2}));
  for (std::uint32_t i = 0; i < 100; ++i) neighbours.add(basket({5 + i}));
  CHECK(neighbours.of({1}, 5).empty());
  ItemNeighbours independent;
  for (std::uint32_t i = 0; i < 400; ++i) {
    std::vector<std::uint32_t> items{9};
    if (i % 2 == 0) items.push_back(1);
    if (i / 2 % 2 == 0) items.push_back(2);
    independent.add(basket(items));
  }
  CHECK(independent.of({1}, 5).empty());
  CHECK(independent.of({77'777'777}, 5).empty());
}

TEST_CASE("removing undoes adding; the sequence does not matter; encoding is a round trip") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::vector<OrderPlaced> orders;
  for (int i = 0; i < 200; ++i) {
    std::vector<std::uint32_t> items(random() % 6);
    for (auto& item : items) item = 1 + static_cast<std::uint32_t>(random() % 30);
    orders.push_back(basket(items));
  }
  ItemNeighbours one;
  for (const auto& order : orders) one.add(order);
  const std::string bytes = encoded(one);
  const OrderPlaced more = basket({1, 2, 3});
  one.add(more);
  CHECK(encoded(one) != bytes);
  one.remove(more);
  CHECK(encoded(one) == bytes);
  ItemNeighbours other;
  for (auto at = orders.rbegin(); at != orders.rend(); ++at) other.add(*at);
  CHECK(encoded(other) == bytes);
  ByteReader in(bytes);
  CHECK(encoded(ItemNeighbours::decode(in)) == bytes);
  CHECK_FALSE(in.failed());
}

TEST_CASE("memory stays bounded with any number of items, and huge or odd baskets are safe") {
  ItemNeighbours neighbours;
  std::vector<std::uint32_t> huge(100'000);
  for (std::uint32_t i = 0; i < huge.size(); ++i) huge[i] = 4'000'000'000U - i;
  neighbours.add(basket(huge));
  CHECK(neighbours.baskets() == 0);
  for (std::uint32_t i = 0; i < 3000; ++i) neighbours.add(basket({1, 2 + i}));
  for (int i = 0; i < 50; ++i) neighbours.add(basket({1, 60'000}));
  CHECK(encoded(neighbours).size() < 2 * 60'001 + 3000 * 3 + 256 * 10);  // not every pair of the 3,000
  const auto found = neighbours.of({1}, 3);
  for (const auto& one : found) CHECK(one.item == ItemId{60'000});  // late, but counted without another's count
  OrderPlaced returned = basket({1, 2});
  returned.lines[0].quantity_thousandths = -1000;
  const std::string before = encoded(neighbours);
  neighbours.add(returned);
  neighbours.remove(returned);
  CHECK(encoded(neighbours) == before);
}

TEST_CASE("hostile bytes fail the reader or give counts that can be used") {
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  ItemNeighbours neighbours;
  for (int i = 0; i < 100; ++i)
    neighbours.add(
        basket({1 + static_cast<std::uint32_t>(random() % 9), 1 + static_cast<std::uint32_t>(random() % 9)}));
  const std::string bytes = encoded(neighbours);
  for (int round = 0; round < 3000; ++round) {
    std::string broken = bytes;
    for (int flips = 0; flips < 3; ++flips) broken[random() % broken.size()] = static_cast<char>(random());
    ByteReader in(broken);
    ItemNeighbours read = ItemNeighbours::decode(in);
    read.add(basket({1, 2}));
    for (std::uint32_t item = 0; item < 12; ++item) read.of({item}, 5);
  }
}
