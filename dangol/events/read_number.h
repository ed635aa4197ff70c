// Numbers of the journal as the types they are of; what no type has is damage. Private to events/.
#pragma once

#include "base/bytes.h"

namespace dangol {

template <class IdType>
IdType read_id(ByteReader& in) {
  return {static_cast<decltype(IdType::value)>(in.varint())};
}

// A number beyond `last` is damage: folding would index by it.
template <class Enum>
Enum read_enum(ByteReader& in, Enum last) {
  const std::uint8_t number = in.u8();
  if (number == 0 || number > static_cast<std::uint8_t>(last)) in.refuse();
  return static_cast<Enum>(number);
}

// Of an enumeration whose 0 means something.
template <class Enum>
Enum read_enum_from_0(ByteReader& in, Enum last) {
  const auto value = static_cast<Enum>(in.u8());
  if (value > last) in.refuse();
  return value;
}

}  // namespace dangol
