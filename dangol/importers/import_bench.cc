// dangol import benchmark as a program of its own (DANGOL_BENCH): import_bench [FILE], or import_bench --write FILE
// LINES
#include "importers/import_bench.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "--write") {
    const int lines = std::atoi(argv[3]);
    return lines > 0 && dangol::write_benchmark_receipts(argv[2], lines) ? 0 : 1;
  }
  std::fputs(dangol::run_import_benchmark(argc > 1 ? argv[1] : "").c_str(), stdout);
  return 0;
}
