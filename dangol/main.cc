// The `dangol` command. The way of every call: command_line.h understands it, verbs.h carries it out, an Error becomes
// one line on standard error and its code the exit code.
#include <sys/stat.h>

#include <cstdio>

#include "cli/command_line.h"
#include "cli/verbs.h"

namespace {

int fail(const dangol::Error& error) {
  std::fprintf(stderr, "dangol: %s\n", error.message.c_str());
  return static_cast<int>(error.code);
}

}  // namespace

int main(int argc, char** argv) {
  umask(S_IRWXG | S_IRWXO);  // what a shop holds is nobody else's to read, rejected rows and backups included
  const auto invocation = dangol::parse_command_line(argc, argv);
  if (!invocation) return fail(invocation.error());
  if (!*invocation) return 0;
  const auto done = dangol::run((*invocation)->common, (*invocation)->verb);
  return done ? 0 : fail(done.error());
}
