#include "storage/file_lock.h"

#include <doctest/doctest.h>

#include <thread>

#include "storage/test_folder.h"

namespace dangol {

TEST_CASE("many may read, and nobody writes meanwhile") {
  const TestFolder folder;
  const auto file = folder.path() / "lock";
  std::optional<FileLock> one = FileLock::share(file);
  const std::optional<FileLock> another = FileLock::share(file);
  REQUIRE(one);
  REQUIRE(another);
  CHECK(FileLock::take(file).error().code == ErrorCode::unavailable);
}

TEST_CASE("a writer gets the lock when the last reader goes, and no reader gets it then") {
  const TestFolder folder;
  const auto file = folder.path() / "lock";
  std::optional<FileLock> reader = FileLock::share(file);
  REQUIRE(reader);
  std::jthread leaves([&] { reader.reset(); });
  const auto writer = FileLock::take(file);
  REQUIRE(writer);
  CHECK_FALSE(FileLock::share(file));
}

}  // namespace dangol
