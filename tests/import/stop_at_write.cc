// Preloaded into `dangol` by interrupted_import.py: at the Nth write or sync of a file the program sends itself a
// signal, so that it is interrupted at a chosen place and not at a chosen moment. Without a number it only counts.
//   STOP_AT_WRITE=N   STOP_SIGNAL=number   STOP_COUNT=file to write the count to at the end
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace {

std::atomic<long> writes{0};

long number(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? 0 : std::atol(text);
}

void count() {
  static const long stop_at = number("STOP_AT_WRITE");
  static const int signal = static_cast<int>(number("STOP_SIGNAL"));
  if (++writes == stop_at) ::kill(::getpid(), signal);
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

struct AtExit {
  ~AtExit() {
    const char* file = std::getenv("STOP_COUNT");
    std::FILE* out = file == nullptr ? nullptr : std::fopen(file, "w");
    if (out == nullptr) return;
    std::fprintf(out, "%ld\n", writes.load());
    std::fclose(out);
  }
} at_exit;

}  // namespace

extern "C" {

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  count();
  return real(file, bytes, size, at);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  static const auto real = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
  count();
  return real(file, bytes, size, at);
}

int fdatasync(int file) {
  static const auto real = next<int (*)(int)>("fdatasync");
  count();
  const int done = real(file);
  count();
  return done;
}

int fsync(int file) {
  static const auto real = next<int (*)(int)>("fsync");
  count();
  const int done = real(file);
  count();
  return done;
}

}  // extern "C"
