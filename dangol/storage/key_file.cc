#include "storage/key_file.h"

#include <sodium.h>

#include <string>
#include <string_view>

#include "storage/durable_file.h"

namespace dangol {
namespace {

constexpr std::string_view first_line = "dangol shop key 1\n";

}  // namespace

Result<SecretKey> read_key_file(const std::filesystem::path& file) {
  auto text = read_small_file(file, 1024, "shop's key file");
  if (!text && text.error().code == ErrorCode::too_much) return Error{ErrorCode::unavailable, text.error().message};
  if (!text) return text.error();
  const Error wrong{ErrorCode::unavailable, "the shop's key file is damaged or another file: put the right one back"};
  if (!text->starts_with(first_line)) return wrong;
  const std::string_view hex = std::string_view(*text).substr(first_line.size());
  SecretKey key;
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &size, &end) != 0) return wrong;
  if (size != key.size() || std::string_view(end, static_cast<std::size_t>(hex.data() + hex.size() - end)) != "\n")
    return wrong;
  return key;
}

Result<SecretKey> read_or_make_key_file(const std::filesystem::path& file) {
  auto known = read_key_file(file);
  if (known || known.error().code != ErrorCode::not_found) return known;
  const SecretKey key = random_key();
  std::string hex(2 * key.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), key.data(), key.size());
  hex.back() = '\n';
  if (auto written = write_new_file(file, std::string(first_line) + hex, "shop's key file"); !written)
    return written.error();
  return key;
}

}  // namespace dangol
