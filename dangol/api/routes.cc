#include "api/routes.h"

#include "api/endpoints.h"

namespace dangol {
namespace {

// clang-format off
constexpr Route table[] = {
    // What a busy counter asks for most stands first: the search is from the top.
    {.method = Method::get, .pattern = "/api/v1/customers/{id}/card", .access = Access::staff, .run = read_card,
     .name = "readCard", .summary = "The counter card: what to do for this guest now.",
     .query = "store at", .answer = "Card"},
    {.method = Method::post, .pattern = "/api/v1/find", .access = Access::staff, .run = find_customers,
     .name = "findCustomers", .summary = "Guests by name, initial consonants, or digits of a phone or loyalty number.",
     .body = "Find", .answer = "FoundList"},
    {.method = Method::post, .pattern = "/api/v1/orders", .access = Access::staff, .run = record_order,
     .name = "recordOrder", .summary = "Records an order of a guest or of a walk-in; for the usual, the lines of the card.",
     .body = "Order", .answer = "OrderReceipt", .keyed = true},
    {.method = Method::post, .pattern = "/api/v1/orders/{order}/void", .access = Access::staff, .run = void_order,
     .name = "voidOrder", .summary = "Takes an order back; doing it twice is doing it once.",
     .body = "Void", .answer = "OrderReceipt"},
    {.method = Method::get, .pattern = "/api/v1/expected", .access = Access::staff, .run = list_expected,
     .name = "listExpected", .summary = "Who is likely to walk in soon, the likeliest first.",
     .query = "within_minutes store at", .answer = "Expected"},
    {.method = Method::get, .pattern = "/api/v1/menu", .access = Access::staff, .run = read_menu,
     .name = "readMenu", .summary = "Items, options and branches.", .answer = "Menu"},
    {.method = Method::get, .pattern = "/api/v1/session", .access = Access::staff, .run = read_session,
     .name = "readSession", .summary = "Who is signed in, and which shop this is.", .answer = "Session"},
    {.method = Method::get, .pattern = "/api/v1/live", .access = Access::staff, .run = watch_changes,
     .name = "watchChanges", .summary = "Server-sent events: one for each change.",
     .answer = "Change", .media = "text/event-stream"},
    {.method = Method::post, .pattern = "/api/v1/customers", .access = Access::staff, .run = register_customer,
     .name = "registerCustomer", .summary = "A new guest.", .body = "Profile", .answer = "Registered", .keyed = true},
    {.method = Method::put, .pattern = "/api/v1/customers/{id}/profile", .access = Access::staff, .run = change_profile,
     .name = "changeProfile", .summary = "The whole profile as it is from now on.",
     .body = "Profile", .answer = "Receipt", .keyed = true},
    {.method = Method::post, .pattern = "/api/v1/customers/{id}/notes", .access = Access::staff, .run = write_note,
     .name = "writeNote", .summary = "A note; one that speaks of health needs her separate consent.",
     .body = "Note", .answer = "Receipt", .keyed = true},
    {.method = Method::post, .pattern = "/api/v1/customers/{id}/allergies", .access = Access::staff, .run = record_allergy,
     .name = "recordAllergy", .summary = "An allergy; needs her separate consent.",
     .body = "Allergy", .answer = "Receipt", .keyed = true},
    {.method = Method::post, .pattern = "/api/v1/customers/{id}/consents", .access = Access::staff, .run = record_consent,
     .name = "recordConsent", .summary = "What she agreed to or refused, and how.",
     .body = "Consent", .answer = "Receipt", .keyed = true},
    {.method = Method::get, .pattern = "/api/v1/customers/{id}/export", .access = Access::owner, .run = export_customer,
     .name = "exportCustomer", .summary = "Everything held about her.", .answer = "Export"},
    {.method = Method::delete_, .pattern = "/api/v1/customers/{id}", .access = Access::owner, .run = erase_customer,
     .name = "eraseCustomer", .summary = "Erases her for good.", .answer = "Erased"},
    {.method = Method::get, .pattern = "/api/v1/insights/value", .access = Access::owner, .run = read_value,
     .name = "readValue", .summary = "What the guests are worth: customer equity, what moved it, who matters most.",
     .answer = "Value"},
    {.method = Method::get, .pattern = "/api/v1/insights/changes", .access = Access::owner, .run = read_changes,
     .name = "readChanges", .summary = "Whose habits changed: rhythm, basket, spend; the surest first.",
     .answer = "Changes"},
    {.method = Method::get, .pattern = "/api/v1/insights/baskets", .access = Access::owner, .run = read_together,
     .name = "readBaskets", .summary = "What is taken together, without the rules that only chance made.",
     .answer = "Baskets"},
    {.method = Method::get, .pattern = "/api/v1/insights/proof", .access = Access::owner, .run = read_proof,
     .name = "readProof", .summary = "Whether suggestions help: guests with them against the few left without.",
     .answer = "Proof"},
    {.method = Method::put, .pattern = "/api/v1/hold-outs/suggestion", .access = Access::owner, .run = set_hold_out,
     .name = "setHoldOut", .summary = "Which share of guests gets no suggestion, for comparison; begins anew.",
     .body = "HoldOut", .answer = "Receipt", .keyed = true},
    {.method = Method::get, .pattern = "/api/v1/staff", .access = Access::owner, .run = list_staff,
     .name = "listStaff", .summary = "Everybody who serves.", .answer = "StaffList"},
    {.method = Method::post, .pattern = "/api/v1/staff", .access = Access::owner, .run = add_staff,
     .name = "addStaff", .summary = "Somebody new who may sign in.", .body = "NewStaff", .answer = "StaffList"},
    {.method = Method::put, .pattern = "/api/v1/staff/{id}", .access = Access::owner, .run = change_staff,
     .name = "changeStaff", .summary = "Another name, PIN or role; not active: her sessions end at once.",
     .body = "StaffChange", .answer = "StaffList"},
    {.method = Method::post, .pattern = "/api/v1/sign-in", .access = Access::anyone, .run = sign_in,
     .name = "signIn", .summary = "Opens a session; its token is set as a cookie.", .body = "SignIn", .answer = "Session"},
    {.method = Method::post, .pattern = "/api/v1/sign-out", .access = Access::staff, .run = sign_out,
     .name = "signOut", .summary = "Ends the session."},
    {.method = Method::get, .pattern = "/api/v1/openapi.json", .access = Access::staff, .run = read_openapi,
     .name = "readOpenApi", .summary = "This document.", .answer = "OpenApi"},
    {.method = Method::get, .pattern = "/metrics", .access = Access::staff, .run = read_metrics,
     .name = "readMetrics", .summary = "Prometheus text.", .answer = "Text", .media = "text/plain"},
    {.method = Method::get, .pattern = "/health", .access = Access::anyone, .run = read_health,
     .name = "readHealth", .summary = "Whether the server answers.", .answer = "Health"},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace dangol
