#include "consent/gate.h"

dangol::SendVerdict leave(const dangol::SendQuestion& question) { return dangol::gate(question); }
