// Any text as a template, said with any values: it is refused at a place within the text, or what it says holds the
// values as they are, has the same words as its canonical form, and can be measured, shortened and registered.
#include "base/assert.h"
#include "base/korean.h"
#include "templates/advertising_form.h"
#include "templates/alimtalk.h"
#include "templates/alimtalk_words.h"
#include "templates/likeness.h"
#include "templates/parse_template.h"
#include "templates/particle_hints.h"
#include "templates/render.h"
#include "templates/shorten.h"
#include "templates/sms_size.h"

namespace {

using namespace dangol;

void check_message(const MessageTemplate& message, const TemplateValues& values) {
  const auto again = parse_template(to_text(message), message.language);
  // The canonical form of a short text may be too long ({[} for a bracket), and says so.
  DANGOL_ASSERT(again || to_text(message).size() > longest_template);
  DANGOL_ASSERT(!again || *again == message);
  for (const ParticleHint& hint : particle_hints(message)) DANGOL_ASSERT(is_particle_pair(hint.pair));
  const RenderedMessage said = render(message, values);
  DANGOL_ASSERT(is_utf8(said.text) && (said.missing & values.known()).none());
  DANGOL_ASSERT(!again || render(*again, values).text == said.text);
  const std::string sms = shortened(said.text, sms_bytes);
  DANGOL_ASSERT(sms_size(sms).bytes <= sms_bytes && is_utf8(sms));
  const auto registered = alimtalk_of(message);
  if (registered) alimtalk_problems(*registered, alimtalk_variables(message, values), said.text, "");
  likeness(std::vector<std::string>{said.text, sms});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  const std::size_t end = input.find('\0');  // template, NUL, value
  const std::string_view text = input.substr(0, end);
  const std::string_view value = end == std::string_view::npos ? std::string_view("{item}]]") : input.substr(end + 1);
  TemplateValues values;
  values.set_text(Placeholder::name, value);
  values.set_text(Placeholder::link, value);
  values.set_number(Placeholder::count, static_cast<std::int64_t>(size));
  for (const Language language : {Language::korean, Language::english}) {
    const auto message = parse_template(text, language);
    const auto mistake = mistake_in(text, language);
    DANGOL_ASSERT(static_cast<bool>(message) == !mistake);
    if (mistake) DANGOL_ASSERT(mistake->offset <= size && !expected(mistake->fault, language).empty());
    if (message) check_message(*message, values);
  }
  advertising_form(text, {"a", "b", std::string(value)});
  advertising_words_in(text);
  const auto registered = read_alimtalk(text);
  DANGOL_ASSERT(!registered || registered->text == text);
  return 0;
}
