// A sentence with named places: "{item:을/를} 찾으세요" with item "크림빵" is "크림빵을 찾으세요".
//
//   sentence("{since}부터 {item:을/를} 찾으세요", {{"since", "10월 2일"}, {"item", name}})
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace dangol {

struct Place {
  std::string_view name;
  std::string_view value;
};

// {name}: the value; {name:particle pair}: the value with the particle that fits it (base/korean.h); {n:one|other}: the
// first where the value of n is "1", else the second (English plurals). A name that is not given stays as it stands.
std::string sentence(std::string_view pattern, std::initializer_list<Place> places);

}  // namespace dangol
