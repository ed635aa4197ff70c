# Configures and builds sample/ as CASE; passes when it fails with EXPECTED, or builds when EXPECTED is empty.
file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK}/cmake)
file(COPY ${SOURCE}/ DESTINATION ${WORK}/source)
file(COPY ${MODULE} DESTINATION ${WORK}/source/cmake)
file(WRITE ${WORK}/source/cmake/empty.cc "")
execute_process(
  COMMAND ${CMAKE_COMMAND} -G ${GENERATOR} -S ${WORK}/source -B ${WORK}/build -D CASE=${CASE} -D MODULE=${MODULE}
          -D CMAKE_CXX_COMPILER=${CXX}
  RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT failed)
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build RESULT_VARIABLE failed OUTPUT_VARIABLE built ERROR_VARIABLE built)
  string(APPEND said "${built}")
endif()
string(REGEX REPLACE "[ \n]+" " " said_in_one_line "${said}")  # CMake breaks the lines of its messages

if(EXPECTED STREQUAL "" AND failed)
  message(FATAL_ERROR "the layers as they should be are refused:\n${said}")
elseif(NOT EXPECTED STREQUAL "" AND NOT failed)
  message(FATAL_ERROR "the mistake '${CASE}' was built without complaint")
elseif(NOT EXPECTED STREQUAL "" AND NOT said_in_one_line MATCHES "${EXPECTED}")
  message(FATAL_ERROR "the mistake '${CASE}' was refused for another reason than '${EXPECTED}':\n${said}")
endif()
