#include "importers/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <unordered_set>

namespace dangol {
namespace {

constexpr zip_int64_t most_entries = 10'000;
constexpr std::uint64_t always_allowed = 64 * 1024 * 1024;
constexpr std::uint64_t most_inflation = 300;

Error damaged() { return {ErrorCode::invalid_input, "the workbook is damaged; open and save it again"}; }
Error encrypted() { return {ErrorCode::invalid_input, "the workbook is encrypted; save it without a password"}; }

bool leads_out(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find(':') != std::string_view::npos) {
    return true;
  }
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") return true;
    begin = end + 1;
  }
  return false;
}

class OpenEntry final : public ZipArchive::Entry {
 public:
  // `packed`, `unpacked`: the entry's sizes as declared, which may be lies; `archive`: the archive's.
  OpenEntry(zip_file_t* file, std::uint64_t allowed, std::uint64_t packed, std::uint64_t unpacked,
            std::uint64_t archive)
      : file_(file), allowed_(allowed), packed_(std::min(packed, archive)), unpacked_(unpacked), archive_(archive) {}
  ~OpenEntry() override { zip_fclose(file_); }
  OpenEntry(const OpenEntry&) = delete;
  OpenEntry& operator=(const OpenEntry&) = delete;

  Result<std::size_t> read(std::span<char> into) override {
    const zip_int64_t got = zip_fread(file_, into.data(), into.size());
    if (got < 0) return damaged();
    const auto size = static_cast<std::size_t>(got);
    if (size > allowed_) {
      return Error{ErrorCode::too_much,
                   "the workbook unpacks to far more than an honest one of its size; it is not read"};
    }
    allowed_ -= size;
    read_ += size;
    return size;
  }
  std::uint64_t consumed() const override {
    if (read_ >= unpacked_) return archive_;
    const double share = static_cast<double>(read_) / static_cast<double>(unpacked_);
    return archive_ - packed_ + static_cast<std::uint64_t>(share * static_cast<double>(packed_));
  }

 private:
  zip_file_t* file_;
  std::uint64_t allowed_;
  std::uint64_t packed_;
  std::uint64_t unpacked_;
  std::uint64_t archive_;
  std::uint64_t read_ = 0;
};

}  // namespace

ZipArchive::~ZipArchive() { zip_discard(archive_); }

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(const std::filesystem::path& file) {
  std::error_code failed;
  const std::uint64_t size = std::filesystem::file_size(file, failed);
  int status = 0;
  zip_t* archive = failed ? nullptr : zip_open(file.c_str(), ZIP_RDONLY, &status);
  if (archive == nullptr) return damaged();
  std::unique_ptr<ZipArchive> opened(new ZipArchive(archive, size));
  const Result<void> sound = opened->check_entries();
  if (!sound) return sound.error();
  return opened;
}

Result<void> ZipArchive::check_entries() const {
  const zip_int64_t count = zip_get_num_entries(archive_, 0);
  if (count < 0 || count > most_entries)
    return Error{ErrorCode::too_much, "the workbook has more parts than any honest one; it is not read"};
  std::unordered_set<std::string> names;
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_, static_cast<zip_uint64_t>(i), 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
      return damaged();
    if (leads_out(stat.name) || !names.insert(stat.name).second) {
      return Error{ErrorCode::invalid_input,
                   "the workbook has parts whose names repeat or lead out of it; it is not read"};
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) return encrypted();
  }
  if (names.contains("EncryptedPackage")) return encrypted();
  return {};
}

bool ZipArchive::has(const std::string& name) const { return zip_name_locate(archive_, name.c_str(), 0) >= 0; }

Result<std::unique_ptr<ZipArchive::Entry>> ZipArchive::entry(const std::string& name) const {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t both_sizes = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if (zip_stat(archive_, name.c_str(), 0, &stat) != 0 || (stat.valid & both_sizes) != both_sizes) return damaged();
  zip_file_t* file = zip_fopen(archive_, name.c_str(), 0);
  if (file == nullptr) return damaged();
  const std::uint64_t allowed = std::max(always_allowed, most_inflation * std::min(size_, std::uint64_t{1} << 40));
  return std::unique_ptr<Entry>(std::make_unique<OpenEntry>(file, allowed, stat.comp_size, stat.size, size_));
}

}  // namespace dangol
