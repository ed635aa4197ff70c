// The published pairs of word and particle, for every way in which a particle is put behind a word.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "base/real_data_test.h"

namespace dangol {

struct PublishedPair {
  std::string word;
  std::string particles;  // "은/는"
  std::string attached;   // the word with the one that fits
};

// None where the data is absent.
inline std::vector<PublishedPair> published_pairs() {
  std::vector<PublishedPair> pairs;
  const auto file = real_data("korean/particles.tsv");
  if (!file) return pairs;
  std::ifstream in(*file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) c == '\t' ? cells.emplace_back() : cells.back() += c;
    REQUIRE(cells.size() == 4);
    pairs.push_back({cells[1], cells[2], cells[0] == "attach" ? cells[3] : cells[1] + cells[3]});
  }
  CHECK(pairs.size() >= 80);
  return pairs;
}

}  // namespace dangol
