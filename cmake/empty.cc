// A module of headers only still has a library, so that every module is named and linked the same way.
