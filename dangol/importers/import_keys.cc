#include "importers/import_keys.h"

#include <string>

namespace dangol {

CustomerId ImportKeys::customer(std::string_view source, std::string_view ref) const {
  return {positive_number(fingerprint(key_, "customer", std::string(source) + ':' + std::string(ref)))};
}

Fingerprint ImportKeys::event(std::string_view what, std::string_view source, std::string_view natural) const {
  return fingerprint(key_, what, std::string(source) + ':' + std::string(natural));
}

}  // namespace dangol
