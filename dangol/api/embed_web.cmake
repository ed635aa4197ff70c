# Run by the build: writes LIST.S and LIST.cc, which hold every file of the folder DIST (none when it is empty) with its
# content type, ETag and, where that saves a tenth, its gzip. See web_assets.h.
set(assembly ".section .rodata\n")
set(declarations "")
set(rows "")
set(count 0)

set(type_html "text/html; charset=utf-8")
set(type_js "text/javascript; charset=utf-8")
set(type_css "text/css; charset=utf-8")
set(type_json "application/json")
set(type_webmanifest "application/manifest+json")
set(type_svg "image/svg+xml")
set(type_png "image/png")
set(type_ico "image/x-icon")
set(type_woff2 "font/woff2")
set(type_txt "text/plain; charset=utf-8")

function(embed file symbol)
  set(assembly "${assembly}.global ${symbol}_begin\n.global ${symbol}_end\n.balign 16\n${symbol}_begin:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n"
      PARENT_SCOPE)
  set(declarations "${declarations}extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n" PARENT_SCOPE)
endfunction()

if(DIST)
  find_program(GZIP gzip REQUIRED)
  file(GLOB_RECURSE files RELATIVE ${DIST} ${DIST}/*)
  list(SORT files)
  foreach(path IN LISTS files)
    cmake_path(GET path EXTENSION LAST_ONLY extension)
    string(REGEX REPLACE "^\\." "" extension "${extension}")
    if(NOT DEFINED type_${extension})
      message(FATAL_ERROR "web/dist/${path}: which content type has .${extension}? Add it to embed_web.cmake")
    endif()
    set(symbol dangol_web_${count})
    embed(${DIST}/${path} ${symbol})
    set(gzip "{}")
    set(packed ${LIST}.${count}.gz)
    execute_process(COMMAND ${GZIP} -9 -n -c ${DIST}/${path} OUTPUT_FILE ${packed} COMMAND_ERROR_IS_FATAL ANY)
    file(SIZE ${DIST}/${path} size)
    file(SIZE ${packed} packed_size)
    math(EXPR worth "${size} * 9 / 10")
    if(packed_size LESS worth)
      embed(${packed} ${symbol}_gz)
      set(gzip "bytes(${symbol}_gz_begin, ${symbol}_gz_end)")
    endif()
    file(SHA256 ${DIST}/${path} hash)
    string(SUBSTRING ${hash} 0 16 hash)
    set(lasting false)
    if(path MATCHES "^assets/.*-[A-Za-z0-9_-]+\\.[a-z0-9]+$")
      set(lasting true)
    endif()
    string(APPEND rows "    {\"/${path}\", \"${type_${extension}}\", \"\\\"${hash}\\\"\", bytes(${symbol}_begin, ${symbol}_end), ${gzip}, ${lasting}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
endif()

string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
file(WRITE ${LIST}.S "${assembly}")
if(count EQUAL 0)
  set(body "std::span<const WebAsset> web_assets() { return {}; }\n")
else()
  set(body "std::span<const WebAsset> web_assets() {
  const auto bytes = [](const char* begin, const char* end) { return std::string_view(begin, static_cast<std::size_t>(end - begin)); };
  static const WebAsset all[] = {
${rows}  };
  return all;
}
")
endif()
file(WRITE ${LIST}.cc "// Written by embed_web.cmake.
#include \"api/web_assets.h\"

extern \"C\" {
${declarations}}

namespace dangol {

${body}
}  // namespace dangol
")
