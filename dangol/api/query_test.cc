#include "api/query.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("the parameters of a query are unescaped and found by name") {
  const auto query = Query::parse("store=1&at=2024-07-01T08%3A10:00+09:00&&flag");
  REQUIRE(query);
  CHECK(query->value("store") == "1");
  CHECK(query->value("at") == "2024-07-01T08:10:00+09:00");
  CHECK(query->value("flag").empty());
  CHECK(query->value("none").empty());
  CHECK(Query::parse("")->size() == 0);
}

TEST_CASE("a query that says two things, or nothing that can be read, is refused") {
  for (const char* query : {"a=1&a=2", "a=1&%61=2", "a=%", "a=%4", "a=%zz", "a=%00", "a=\x01", "a=%EA%B9%80",
                            "a=&b=&c=&d=&e=&f=&g=&h=&i="}) {
    CAPTURE(query);
    CHECK(Query::parse(query).error().code == ErrorCode::invalid_input);
  }
  CHECK_FALSE(Query::parse(std::string(70'000, 'a')));
}

TEST_CASE("a query may be copied and moved") {
  auto query = Query::parse("store=1");
  const Query moved = std::move(*query);
  const Query copy = moved;
  CHECK(copy.value("store") == "1");
}
