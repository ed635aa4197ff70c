#include "stories/story_files.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <fstream>
#include <memory>

namespace dangol::story {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

Result<std::string> converted(const std::string& utf8, const char* encoding) {
  const Error failed{ErrorCode::invalid_input,
                     std::string("the file's text has letters that its encoding lacks: ") + encoding};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return failed;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(static_cast<std::size_t>(text.length()) * 4 + 16, '\0');
  const std::int32_t size = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                            text.getBuffer(), text.length(), &status);
  if (U_FAILURE(status)) return failed;
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

Result<std::string> encoded(const WriteFile& file) {
  switch (file.encoding) {
    case WriteFile::Encoding::utf8: return file.text;
    case WriteFile::Encoding::utf8_with_bom: return "\xEF\xBB\xBF" + file.text;
    case WriteFile::Encoding::utf16: return converted(file.text, "UTF-16");  // with a byte order mark
    case WriteFile::Encoding::cp949: return converted(file.text, "windows-949");
  }
  return Error{ErrorCode::internal, "an encoding without a case"};
}

}  // namespace

StoryFiles::~StoryFiles() {
  std::error_code ignored;  // what is left in the folder for temporary files harms nobody
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

Result<void> StoryFiles::make_folder() {
  if (!folder_.empty()) return {};
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "dangol-story-XXXXXX").string();
  if (error || mkdtemp(name.data()) == nullptr) {
    return Error{ErrorCode::unavailable,
                 "no folder can be made for temporary files; set TMPDIR to one that can be written"};
  }
  folder_ = name;
  return {};
}

Result<std::filesystem::path> StoryFiles::fresh(std::string_view name) {
  if (auto made = make_folder(); !made) return made.error();
  return folder_ / name;
}

Result<void> StoryFiles::write(const WriteFile& file) {
  const auto bytes = encoded(file);
  if (!bytes) return bytes.error();
  const auto path = fresh(file.name);
  if (!path) return path.error();
  std::ofstream out(*path, std::ios::binary);
  out << *bytes;
  if (!out.flush()) return Error{ErrorCode::unavailable, "a story's file cannot be written: " + file.name};
  return {};
}

Result<std::filesystem::path> StoryFiles::find(const std::string& name) const {
  std::error_code error;
  if (!folder_.empty() && std::filesystem::exists(folder_ / name, error)) return folder_ / name;
  if (std::filesystem::exists(beside_ / name, error)) return beside_ / name;
  return Error{ErrorCode::invalid_input, "there is no such file, neither in the story nor beside it: " + name};
}

}  // namespace dangol::story
