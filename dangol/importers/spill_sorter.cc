#include "importers/spill_sorter.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace dangol {
namespace {

constexpr std::size_t header_size = 8;    // key and body size, four bytes each
constexpr std::size_t cipher_block = 64;  // of the stream cipher: reading can start at any multiple
constexpr std::size_t write_block = 256 * 1024;

std::uint32_t load32(const char* at) {
  std::uint32_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::uint64_t front_of(std::string_view key) {
  std::uint64_t front = 0;
  std::memcpy(&front, key.data(), std::min<std::size_t>(key.size(), 8));
  return std::endian::native == std::endian::little ? __builtin_bswap64(front) : front;
}

Error disk_error(const char* what) {
  return {ErrorCode::unavailable, std::string(what) + ": " + std::strerror(errno) + "; free some space or set TMPDIR"};
}

}  // namespace

// One unlinked temporary file; every byte of it passes the cipher, keyed by its offset.
class SpillSorter::File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {
    crypto_stream_xchacha20_keygen(key_.data());
    randombytes_buf(nonce_.data(), nonce_.size());
  }
  ~File() {
    sodium_memzero(key_.data(), key_.size());
    ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  static Result<std::unique_ptr<File>> create(const std::filesystem::path& folder) {
    int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0) {  // a file system without O_TMPFILE
      std::string name = (folder / ".dangol-import-XXXXXX").string();
      descriptor = ::mkostemp(name.data(), O_CLOEXEC);
      if (descriptor >= 0) ::unlink(name.c_str());
    }
    if (descriptor < 0) return disk_error("no temporary file can be made for sorting");
    return std::make_unique<File>(descriptor);
  }

  // Appends; only the last append before a run ends may be other than a multiple of cipher_block.
  Result<void> append(std::span<char> plain) {
    cipher(plain, size_);
    for (std::size_t done = 0; done < plain.size();) {
      const ssize_t wrote =
          ::pwrite(descriptor_, plain.data() + done, plain.size() - done, static_cast<off_t>(size_ + done));
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote <= 0) return disk_error("the temporary file for sorting cannot be written");
      done += static_cast<std::size_t>(wrote);
    }
    size_ += plain.size();
    return {};
  }
  void align() { size_ = (size_ + cipher_block - 1) / cipher_block * cipher_block; }

  Result<void> read(std::uint64_t at, std::span<char> into) const {
    for (std::size_t done = 0; done < into.size();) {
      const ssize_t got = ::pread(descriptor_, into.data() + done, into.size() - done, static_cast<off_t>(at + done));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return disk_error("the temporary file for sorting cannot be read");
      done += static_cast<std::size_t>(got);
    }
    cipher(into, at);
    return {};
  }
  std::uint64_t size() const { return size_; }

 private:
  void cipher(std::span<char> bytes, std::uint64_t at) const {
    auto* data = reinterpret_cast<unsigned char*>(bytes.data());
    crypto_stream_xchacha20_xor_ic(data, data, bytes.size(), nonce_.data(), at / cipher_block, key_.data());
  }

  int descriptor_;
  std::uint64_t size_ = 0;
  std::array<unsigned char, crypto_stream_xchacha20_KEYBYTES> key_{};
  std::array<unsigned char, crypto_stream_xchacha20_NONCEBYTES> nonce_{};
};

// A sorted stretch of the file, read through a buffer.
struct SpillSorter::Run {
  const File* file = nullptr;
  std::uint64_t at = 0;  // of what has not been read into the buffer
  std::uint64_t end = 0;
  std::vector<char> buffer;
  std::size_t begin = 0;  // of the unread part of the buffer
  std::size_t filled = 0;
  std::size_t wanted = 0;
  Record head;
  std::uint64_t front = 0;

  Result<bool> advance() {
    if (begin == filled && at == end) return false;
    Result<void> enough = need(header_size);
    if (!enough) return enough.error();
    const std::size_t key_size = load32(buffer.data() + begin);
    const std::size_t body_size = load32(buffer.data() + begin + 4);
    enough = need(header_size + key_size + body_size);
    if (!enough) return enough.error();
    const char* record = buffer.data() + begin + header_size;
    head = {{record, key_size}, {record + key_size, body_size}};
    front = front_of(head.key);
    begin += header_size + key_size + body_size;
    return true;
  }

  Result<void> need(std::size_t size) {
    if (filled - begin >= size) return {};
    if (filled > begin) std::memmove(buffer.data(), buffer.data() + begin, filled - begin);
    filled -= begin;
    begin = 0;
    std::size_t take = std::max(size - filled, std::max(wanted, filled) - filled);
    take = (take + cipher_block - 1) / cipher_block * cipher_block;
    take = static_cast<std::size_t>(std::min<std::uint64_t>(take, end - at));
    buffer.resize(std::max(buffer.size(), filled + take));
    const Result<void> got = file->read(at, {buffer.data() + filled, take});
    if (!got) return got.error();
    at += take;
    filled += take;
    if (filled < size)
      return Error{ErrorCode::internal, "the temporary file for sorting is shorter than what was written"};
    return {};
  }
};

SpillSorter::SpillSorter(std::filesystem::path folder, std::size_t budget)
    : folder_(std::move(folder)), budget_(budget) {}
SpillSorter::~SpillSorter() = default;

SpillSorter::Record SpillSorter::record_at(std::uint64_t at) const {
  const char* header = arena_.data() + at;
  const std::size_t key_size = load32(header);
  const std::size_t body_size = load32(header + 4);
  return {{header + header_size, key_size}, {header + header_size + key_size, body_size}};
}

Result<void> SpillSorter::add(std::string_view key, std::string_view body) {
  const std::size_t size = header_size + key.size() + body.size();
  if (!places_.empty() && arena_.size() + size + (places_.size() + 1) * sizeof(Place) > budget_) {
    const Result<void> spilled = spill();
    if (!spilled) return spilled;
  }
  places_.push_back({front_of(key), arena_.size()});
  const auto key_size = static_cast<std::uint32_t>(key.size());
  const auto body_size = static_cast<std::uint32_t>(body.size());
  const std::size_t at = arena_.size();
  arena_.resize(at + size);
  std::memcpy(arena_.data() + at, &key_size, 4);
  std::memcpy(arena_.data() + at + 4, &body_size, 4);
  std::memcpy(arena_.data() + at + header_size, key.data(), key.size());
  std::memcpy(arena_.data() + at + header_size + key.size(), body.data(), body.size());
  ++records_;
  return {};
}

void SpillSorter::sort_arena() {
  std::ranges::sort(places_, [&](const Place& a, const Place& b) {
    return a.front != b.front ? a.front < b.front : record_at(a.at).key < record_at(b.at).key;
  });
}

Result<void> SpillSorter::spill() {
  if (!file_) {
    Result<std::unique_ptr<File>> file = File::create(folder_);
    if (!file) return file.error();
    file_ = *std::move(file);
  }
  sort_arena();
  auto run = std::make_unique<Run>();
  run->file = file_.get();
  run->at = file_->size();
  std::vector<char> out;
  out.reserve(write_block * 2);
  for (const Place& place : places_) {
    const Record record = record_at(place.at);
    const char* const begin = arena_.data() + place.at;
    out.insert(out.end(), begin, record.body.data() + record.body.size());
    if (out.size() < write_block) continue;
    const std::size_t whole = out.size() / cipher_block * cipher_block;
    const Result<void> wrote = file_->append({out.data(), whole});
    if (!wrote) return wrote;
    out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(whole));
  }
  const Result<void> wrote = file_->append(out);
  if (!wrote) return wrote;
  run->end = file_->size();
  file_->align();
  runs_.push_back(std::move(run));
  arena_.clear();
  places_.clear();
  return {};
}

namespace {
constexpr auto comes_later = [](const auto* a, const auto* b) {
  return a->front != b->front ? a->front > b->front : a->head.key > b->head.key;
};
}  // namespace

Result<void> SpillSorter::finish() {
  if (runs_.empty()) {
    sort_arena();
    return {};
  }
  if (!places_.empty()) {
    const Result<void> spilled = spill();
    if (!spilled) return spilled;
  }
  arena_ = {};
  places_ = {};
  const std::size_t each = std::clamp<std::size_t>(budget_ / runs_.size(), 4096, write_block);
  for (const std::unique_ptr<Run>& run : runs_) {
    run->wanted = each / cipher_block * cipher_block;
    const Result<bool> first = run->advance();
    if (!first) return first.error();
    if (*first) heap_.push_back(run.get());
  }
  std::ranges::make_heap(heap_, comes_later);
  return {};
}

Result<bool> SpillSorter::next(Record& record) {
  if (!runs_.empty()) return next_merged(record);
  if (next_place_ == places_.size()) return false;
  record = record_at(places_[next_place_++].at);
  return true;
}

Result<bool> SpillSorter::next_merged(Record& record) {
  if (delivered_ != nullptr) {
    const Result<bool> more = delivered_->advance();
    if (!more) return more.error();
    if (*more) {
      heap_.push_back(delivered_);
      std::ranges::push_heap(heap_, comes_later);
    }
    delivered_ = nullptr;
  }
  if (heap_.empty()) return false;
  std::ranges::pop_heap(heap_, comes_later);
  delivered_ = heap_.back();
  heap_.pop_back();
  record = delivered_->head;
  return true;
}

}  // namespace dangol
