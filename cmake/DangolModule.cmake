# dangol_module(NAME LEVEL n [THREADS] [MAY_INCLUDE module...] [PACKAGES target...])
#
# THREADS: its tests run under the thread sanitizer too.
# Declares the library in the current folder: every x.cc beside the CMakeLists.txt, except
#   x_test.cc  -> linked into NAME_test and run by ctest
#   x_fuzz.cc  -> a libFuzzer binary of its own (preset asan-ubsan)
#   x_bench.cc -> a benchmark binary of its own (DANGOL_BENCH)
#
# A module can include the headers of the modules it names and of no others: each module has an include
# root of its own in the build tree that holds one symlink to the module's folder, and only the named roots
# stand on the compile line. Naming a module of the same or a higher level stops the configuration.
# DANGOL_TEST_FLAGS: what tests themselves are compiled with, after all else: they are run once, so that compiling them is
# what takes long.
#
# What ./check builds in the presets that only test: every unit test, the unit tests of modules with threads, every fuzzer.
add_custom_target(unit_tests)
add_custom_target(thread_tests)
add_custom_target(fuzzers)

add_library(dangol_warnings INTERFACE)
target_compile_options(dangol_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast -Werror
  # g++ 12 sees uninitialised and overlapping strings where there are none, in optimised std::variant and operator+ (GCC
  # bugs 105593 and 105651); the sanitizers watch instead.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(CMAKE_UNITY_BUILD)  # g++ takes a batched source for a header, in which a type of its own would be a mistake
  target_compile_options(dangol_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()

function(dangol_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "THREADS" "LEVEL" "MAY_INCLUDE;PACKAGES")
  set_property(GLOBAL PROPERTY dangol_level_${name} ${arg_LEVEL})
  foreach(other IN LISTS arg_MAY_INCLUDE)
    get_property(level GLOBAL PROPERTY dangol_level_${other})
    if(level STREQUAL "" OR NOT level LESS arg_LEVEL)
      message(FATAL_ERROR "dangol/${name} (level ${arg_LEVEL}) may not include dangol/${other} (level '${level}'): "
                          "includes point down, see ARCHITECTURE.md")
    endif()
  endforeach()

  set(root ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)
  set(roots ${root})
  set(libraries)
  foreach(other IN LISTS arg_MAY_INCLUDE)
    list(APPEND roots ${CMAKE_BINARY_DIR}/include/${other})
    list(APPEND libraries dangol_${other})
  endforeach()

  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  set(tests ${sources})
  set(fuzzers ${sources})
  set(benches ${sources})
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz|bench)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER fuzzers INCLUDE REGEX "_fuzz\\.cc$")
  list(FILTER benches INCLUDE REGEX "_bench\\.cc$")

  if(sources)
    add_library(dangol_${name} STATIC ${sources})
  else()
    add_library(dangol_${name} STATIC ${CMAKE_SOURCE_DIR}/cmake/empty.cc)
  endif()
  # Link dependencies are passed on, include roots are not: that is what keeps the layers apart.
  target_include_directories(dangol_${name} PRIVATE ${roots})
  target_link_libraries(dangol_${name} PRIVATE dangol_warnings PUBLIC ${libraries} ${arg_PACKAGES} fmt::fmt Threads::Threads)

  if(tests)
    dangol_binary(${name}_test ${name} "${roots}" ${tests})
    target_link_libraries(${name}_test PRIVATE test_main)
    target_compile_options(${name}_test PRIVATE ${DANGOL_TEST_FLAGS})
    add_test(NAME ${name} COMMAND ${name}_test)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "DANGOL_SOURCE_DIR=${CMAKE_SOURCE_DIR}")
    add_dependencies(unit_tests ${name}_test)
    set_property(TEST ${name} PROPERTY LABELS unit)
    if(arg_THREADS)
      add_dependencies(thread_tests ${name}_test)
      set_property(TEST ${name} APPEND PROPERTY LABELS threads)
    endif()
  endif()
  if(DANGOL_FUZZ)
    foreach(file IN LISTS fuzzers)
      get_filename_component(target ${file} NAME_WE)
      dangol_binary(${target} ${name} "${roots}" ${file})
      target_link_options(${target} PRIVATE -fsanitize=fuzzer)
      add_dependencies(fuzzers ${target})
      file(GLOB seeds CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/corpus/${target}/*)
      list(JOIN seeds "," seeds)
      # The same runs every time: a commit is not refused for what another commit brought. tools/fuzz looks for more.
      add_test(NAME ${target} COMMAND ${target} -seed=1 -runs=100000 -timeout=10 -rss_limit_mb=1024 -seed_inputs=${seeds})
      set_tests_properties(${target} PROPERTIES LABELS fuzz)
    endforeach()
  endif()
  if(DANGOL_BENCH)
    foreach(file IN LISTS benches)
      get_filename_component(target ${file} NAME_WE)
      dangol_binary(${target} ${name} "${roots}" ${file})
    endforeach()
  endif()
endfunction()

function(dangol_binary target module roots)
  add_executable(${target} ${ARGN})
  target_include_directories(${target} PRIVATE ${roots})
  target_link_libraries(${target} PRIVATE dangol_${module} dangol_warnings)
endfunction()
