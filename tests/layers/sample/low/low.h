// A lowest layer.
#pragma once
int low();
