#include "importers/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

namespace dangol {
namespace {

class RegularFile final : public ByteSource {
 public:
  RegularFile(int descriptor, const struct stat& opened) : descriptor_(descriptor), opened_(opened) {}
  ~RegularFile() override { ::close(descriptor_); }
  RegularFile(const RegularFile&) = delete;
  RegularFile& operator=(const RegularFile&) = delete;

  Result<std::size_t> read(std::span<char> into) override {
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, into.data(), into.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0)
      return Error{ErrorCode::unavailable, std::string("the file could not be read: ") + std::strerror(errno)};
    consumed_ += static_cast<std::uint64_t>(got);
    if (got == 0 && changed()) {
      return Error{ErrorCode::unavailable, "the file changed while it was read; import it again when it is complete"};
    }
    return static_cast<std::size_t>(got);
  }
  std::uint64_t consumed() const override { return consumed_; }

 private:
  bool changed() const {
    struct stat now {};
    return ::fstat(descriptor_, &now) != 0 || now.st_size != opened_.st_size ||
           now.st_mtim.tv_sec != opened_.st_mtim.tv_sec || now.st_mtim.tv_nsec != opened_.st_mtim.tv_nsec;
  }

  int descriptor_;
  struct stat opened_;
  std::uint64_t consumed_ = 0;
};

class Gunzip final : public ByteSource {
 public:
  explicit Gunzip(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)) {
    constexpr int gzip_only = 16 + MAX_WBITS;
    started_ = inflateInit2(&stream_, gzip_only) == Z_OK;
  }
  ~Gunzip() override { inflateEnd(&stream_); }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  Result<std::size_t> read(std::span<char> into) override {
    if (!started_) return Error{ErrorCode::unavailable, "not enough memory to unpack gzip"};
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1U << 30));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted) {
      if (stream_.avail_in == 0) {
        const Result<bool> more = refill();
        if (!more) return more.error();
        if (!*more) {
          if (between_members_) return std::size_t{0};
          return Error{ErrorCode::invalid_input, "the gzip file ends in the middle; copy it again"};
        }
      }
      if (between_members_) inflateReset(&stream_);
      const int status = inflate(&stream_, Z_NO_FLUSH);
      between_members_ = status == Z_STREAM_END;
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
        return Error{ErrorCode::invalid_input, "the gzip file is damaged; copy it again"};
      }
    }
    return std::size_t{wanted - stream_.avail_out};
  }
  std::uint64_t consumed() const override { return packed_->consumed(); }

 private:
  Result<bool> refill() {
    const Result<std::size_t> got = packed_->read(input_);
    if (!got) return got.error();
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(*got);
    return *got > 0;
  }

  std::unique_ptr<ByteSource> packed_;
  std::vector<char> input_ = std::vector<char>(64 * 1024);
  z_stream stream_{};
  bool started_ = false;
  bool between_members_ =
      false;  // a member has ended and no other begun: several may follow one another (RFC 1952, 2.2)
};

Result<std::unique_ptr<ByteSource>> open_regular(const std::filesystem::path& file) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor < 0) {
    const ErrorCode code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable;
    return Error{code, std::string("cannot open the file (") + std::strerror(errno) + "): " + file_name(file)};
  }
  struct stat opened {};
  if (::fstat(descriptor, &opened) != 0 || !S_ISREG(opened.st_mode)) {
    ::close(descriptor);
    return Error{ErrorCode::invalid_input,
                 "only regular files can be imported, not pipes, devices or folders: " + file_name(file)};
  }
  return std::unique_ptr<ByteSource>(std::make_unique<RegularFile>(descriptor, opened));
}

}  // namespace

std::string file_name(const std::filesystem::path& file) { return file.filename().string(); }

Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& file) {
  Result<std::unique_ptr<ByteSource>> first = open_regular(file);
  if (!first) return first;
  std::array<char, 2> magic{};
  const Result<std::size_t> got = (*first)->read(magic);
  if (!got) return got.error();
  Result<std::unique_ptr<ByteSource>> again = open_regular(file);
  if (!again) return again;
  const bool gzip = *got == 2 && magic[0] == '\x1f' && magic[1] == '\x8b';
  if (!gzip) return again;
  return std::unique_ptr<ByteSource>(std::make_unique<Gunzip>(*std::move(again)));
}

Result<std::string> read_front(const std::filesystem::path& file, std::size_t limit) {
  Result<std::unique_ptr<ByteSource>> source = open_bytes(file);
  if (!source) return source.error();
  std::string front(limit, '\0');
  std::size_t size = 0;
  while (size < limit) {
    const Result<std::size_t> got = (*source)->read(std::span(front).subspan(size));
    if (!got) return got.error();
    if (*got == 0) break;
    size += *got;
  }
  front.resize(size);
  return front;
}

}  // namespace dangol
