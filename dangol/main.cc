// The `dangol` command. The way of every call: command_line.h understands it, verbs.h carries it out, an Error becomes
// one line on standard error (error_line.h) and its code the exit code.
#include <sys/stat.h>

#include <algorithm>
#include <cstdio>
#include <span>
#include <string_view>

#include "cli/command_line.h"
#include "cli/error_line.h"
#include "cli/verbs.h"

namespace {

int fail(const dangol::Error& error, bool json) {
  std::fprintf(stderr, "%s\n", dangol::error_line(error, json).c_str());
  return static_cast<int>(error.code);
}

// Of words that could not be understood: whether whoever wrote them reads JSON.
bool asks_for_json(std::span<char*> words) {
  return std::ranges::any_of(words, [](const char* word) { return std::string_view(word) == "--json"; });
}

}  // namespace

int main(int argc, char** argv) {
  umask(S_IRWXG | S_IRWXO);  // what a shop holds is nobody else's to read, rejected rows and backups included
  const auto invocation = dangol::parse_command_line(argc, argv);
  if (!invocation) return fail(invocation.error(), asks_for_json({argv, static_cast<std::size_t>(argc)}));
  if (!*invocation) return 0;
  const auto done = dangol::run((*invocation)->common, (*invocation)->verb);
  return done ? 0 : fail(done.error(), (*invocation)->common.json);
}
