// dangol import benchmark as a program of its own (DANGOL_BENCH): import_bench [FILE]
#include <cstdio>

#include "importers/import_bench.h"

int main(int argc, char** argv) {
  std::fputs(dangol::run_import_benchmark(argc > 1 ? argv[1] : "").c_str(), stdout);
  return 0;
}
