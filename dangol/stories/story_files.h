// The files that a story writes itself, in a folder of their own that goes with it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "stories/step.h"

namespace dangol::story {

class StoryFiles {
 public:
  // `beside`: where files that the story did not write are looked for.
  explicit StoryFiles(std::filesystem::path beside) : beside_(std::move(beside)) {}
  ~StoryFiles();
  StoryFiles(const StoryFiles&) = delete;
  StoryFiles& operator=(const StoryFiles&) = delete;

  // `invalid_input` when the text has letters that the encoding lacks; `unavailable` when it cannot be written.
  Result<void> write(const WriteFile& file);
  // `invalid_input` when there is no such file, neither written by the story nor beside it.
  Result<std::filesystem::path> find(const std::string& name) const;
  // A path in the story's folder for a file that the program writes.
  Result<std::filesystem::path> fresh(std::string_view name);

 private:
  Result<void> make_folder();

  std::filesystem::path beside_;
  std::filesystem::path folder_;  // empty: not made yet
};

}  // namespace dangol::story
