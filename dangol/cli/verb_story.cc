// story: runs story files and shows where the words differ from what is expected (docs/stories.md).
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <fstream>
#include <optional>

#include "cli/verbs.h"
#include "stories/run_story.h"

namespace dangol {
namespace {

namespace fs = std::filesystem;

struct Told {
  fs::path file;
  std::optional<Error> mistake;  // the story itself cannot be understood
  std::string difference;        // empty: as expected
  bool approved = false;
};

// Story files as given; of a folder all that are in it, however deep, in the order of their names.
Result<std::vector<fs::path>> story_files(const std::vector<fs::path>& given) {
  std::vector<fs::path> files;
  for (const fs::path& each : given) {
    std::error_code error;
    if (!fs::is_directory(each, error)) {
      files.push_back(each);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(files.size());
    for (auto at = fs::recursive_directory_iterator(each, error); !error && at != fs::recursive_directory_iterator();
         at.increment(error)) {
      if (at->path().extension() == ".story") files.push_back(at->path());
    }
    if (error) return Error{ErrorCode::unavailable, "a folder cannot be read: " + each.string()};
    std::sort(files.begin() + first, files.end());
  }
  if (files.empty()) return Error{ErrorCode::not_found, "there is no .story file in what was given"};
  return files;
}

Result<std::string> read_text(const fs::path& path) {
  std::error_code error;
  std::ifstream file(path, std::ios::binary);
  if (!fs::is_regular_file(path, error) || !file) return Error{ErrorCode::not_found, "there is no such file"};
  if (fs::file_size(path, error) > longest_story_bytes) {
    return Error{ErrorCode::too_much, "a story is at most a million bytes; split it"};
  }
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Replaces the file by a complete new one, never by half of it.
Result<void> write_text(const fs::path& path, const std::string& text) {
  const fs::path fresh = path.string() + ".approved";
  std::error_code error;
  std::ofstream out(fresh, std::ios::binary);
  out << text;
  out.close();
  if (out) fs::rename(fresh, path, error);
  if (out && !error) return {};
  fs::remove(fresh, error);
  return Error{ErrorCode::unavailable, "the story cannot be written: " + path.string()};
}

Result<Told> tell(const fs::path& file, bool approve) {
  Told told;
  told.file = file;
  const auto mistaken = [&](const Error& mistake) {
    told.mistake = mistake;
    return told;
  };
  const auto text = read_text(file);
  if (!text) return mistaken(text.error());
  const auto story = parse_story(*text);
  if (!story) return mistaken(story.error());
  const auto outcome = run_story(*story, {file.parent_path()});
  if (!outcome) return mistaken(outcome.error());
  if (outcome->passed()) return told;
  told.difference = difference(*story, *outcome);
  if (approve) {
    if (auto written = write_text(file, approved(*text, *outcome)); !written) return written.error();
    told.approved = true;
  }
  return told;
}

bool failed(const Told& told) { return told.mistake || (!told.difference.empty() && !told.approved); }

void print_text(const std::vector<Told>& all) {
  for (const Told& told : all) {
    if (told.mistake) fmt::print("MISTAKE {}: {}\n", told.file.string(), told.mistake->message);
    if (!told.difference.empty()) {
      fmt::print("{} {}\n{}", told.approved ? "APPROVED" : "FAILED", told.file.string(), told.difference);
    }
  }
  const auto failures = std::ranges::count_if(all, failed);
  fmt::print("{} passed, {} failed\n", static_cast<std::ptrdiff_t>(all.size()) - failures, failures);
}

void print_json(const std::vector<Told>& all) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  const auto text = [&](const char* name, const std::string& value) {
    out.Key(name);
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  const auto failures = std::ranges::count_if(all, failed);
  out.StartObject();
  out.Key("passed");
  out.Int64(static_cast<std::ptrdiff_t>(all.size()) - failures);
  out.Key("failed");
  out.Int64(failures);
  out.Key("stories");
  out.StartArray();
  for (const Told& told : all) {
    out.StartObject();
    text("file", told.file.string());
    text("outcome", told.mistake              ? "mistake"
                    : told.approved           ? "approved"
                    : told.difference.empty() ? "passed"
                                              : "failed");
    if (told.mistake) text("message", told.mistake->message);
    if (!told.difference.empty()) text("difference", told.difference);
    out.EndObject();
  }
  out.EndArray();
  out.EndObject();
  fmt::print("{}\n", buffer.GetString());
}

}  // namespace

Result<void> run(const CommonOptions& common, const StoryOptions& options) {
  const auto files = story_files(options.files);
  if (!files) return files.error();
  std::vector<Told> all;
  for (const fs::path& file : *files) {
    auto told = tell(file, options.approve);
    if (!told) return told.error();
    all.push_back(std::move(*told));
  }
  common.json ? print_json(all) : print_text(all);
  if (std::ranges::any_of(all, [](const Told& told) { return told.mistake.has_value(); })) {
    return Error{ErrorCode::invalid_input,
                 "a story cannot be understood; see the lines marked MISTAKE and docs/stories.md"};
  }
  if (std::ranges::any_of(all, failed)) {
    return Error{ErrorCode::conflict, "what was said is not what a story expects; if it is right, run: tools/approve"};
  }
  return {};
}

}  // namespace dangol
