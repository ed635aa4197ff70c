#include "storage/folder_watch.h"

#include <doctest/doctest.h>

#include <fstream>

#include "storage/test_folder.h"

namespace dangol {

TEST_CASE("a folder that is watched tells of files that go, come or take another's place, once each") {
  const TestFolder folder;
  const auto file = folder.path() / "journal.db";
  std::ofstream(file) << "one";
  FolderWatch watch(folder.path());
  CHECK_FALSE(watch.something_moved());
  std::ofstream(file, std::ios::app) << "two";  // written to: nothing moved
  CHECK_FALSE(watch.something_moved());
  std::filesystem::rename(file, folder.path() / "elsewhere");
  CHECK(watch.something_moved());
  CHECK_FALSE(watch.something_moved());
  std::filesystem::remove(folder.path() / "elsewhere");
  CHECK(watch.something_moved());
}

TEST_CASE("who cannot watch has to look each time") {
  FolderWatch nowhere(std::filesystem::path("/nonexistent"));
  CHECK(nowhere.something_moved());
  CHECK(nowhere.something_moved());
  CHECK(FolderWatch().something_moved());
}

}  // namespace dangol
