// A layer in the middle, whose own header needs nothing of the lower one.
#pragma once
int middle();
