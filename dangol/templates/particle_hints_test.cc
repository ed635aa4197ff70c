#include "templates/particle_hints.h"

#include <doctest/doctest.h>

#include <string>

#include "base/korean.h"
#include "templates/parse_template.h"

using namespace dangol;

namespace {

std::vector<ParticleHint> hints(const std::string& text, Language language = Language::korean) {
  const auto message = parse_template(text, language);
  REQUIRE(message);
  return particle_hints(*message);
}

}  // namespace

TEST_CASE("a particle typed behind a place is told with the pair to write instead") {
  CHECK(hints("{name}은 {item}를, [[{store}으로 {n}예요!]]") ==
        std::vector<ParticleHint>{{Placeholder::name, "은", "은/는"},
                                  {Placeholder::item, "를", "을/를"},
                                  {Placeholder::store, "으로", "으로/로"},
                                  {Placeholder::n, "예요", "이에요/예요"}});
  for (const ParticleHint& hint : hints("{name}이에요 {name}이 {name}과")) CHECK(is_particle_pair(hint.pair));
  CHECK(hints("{name}이에요")[0].written == "이에요");
}

TEST_CASE("what is no particle, or is right, is left alone") {
  for (const char* text : {"{name}님은", "{name:은/는}", "{name+ 님}은", "{count}번", "{item}도", "{item}에서",
                           "{item} 을", "{item}은행", "{item}", "은 {item}", "{item}{name}"}) {
    CAPTURE(text);
    CHECK(hints(text).empty());
  }
  CHECK(hints("{name}은", Language::english).empty());
}
