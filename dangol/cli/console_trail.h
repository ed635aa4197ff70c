// A command that shows or changes a guest leaves the line in the trail that a request would.
#pragma once

#include <string_view>
#include <vector>

#include "storage/shop_folder.h"
#include "trail/trail.h"

namespace dangol {

// Of nobody's account, by the machine's own clock: --at does not date it.
TrailRow console_row(std::string_view verb, std::vector<CustomerId> guests);

// Where nothing can be written a guest can still be looked up, as on the day on which the disk is full: a warning is
// printed instead. Whoever may run commands here has the key and could read the files without them. A row that names
// nobody is left out.
void leave_trail(ShopFolder& folder, TrailRow row);

}  // namespace dangol
