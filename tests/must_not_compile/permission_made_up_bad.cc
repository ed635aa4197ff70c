// refused: is private|private within|private member
#include "consent/gate.h"

dangol::SendVerdict leave(const dangol::SendQuestion& question) { return dangol::Permission(question); }
