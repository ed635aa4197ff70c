#include "messages/usual_words.h"

#include <fmt/format.h>

#include "messages/card_language.h"
#include "messages/sentence.h"

namespace dangol {
namespace {

// "2", "0.333", "1.5"
std::string spoken_quantity(std::int64_t thousandths) {
  std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string thing(const UsualLine& line, const Catalog& catalog, const CardLanguage& language) {
  const ItemDefined* item = catalog.item(line.item);
  const std::string name = item == nullptr ? std::string() : item->name;
  if (line.quantity_thousandths == 1000) return name;
  return sentence(language.several, {{"name", name}, {"n", spoken_quantity(line.quantity_thousandths)}});
}

std::string options_of(const UsualLine& line, const Catalog& catalog) {
  std::string text;
  for (const UsualModifier& each : line.modifiers) {
    const ModifierDefined* modifier = catalog.modifier(each.modifier);
    if (modifier == nullptr || modifier->name.empty()) continue;
    if (!text.empty()) text += ", ";
    text += modifier->name;
  }
  return text;
}

}  // namespace

std::string usual_words(const UsualOrder& usual, const Catalog& catalog, Language language) {
  if (!usual.certain) return {};
  const CardLanguage& words = card_language(language, SpeechLevel::polite);  // an order has no level
  std::string text;
  for (std::size_t i = 0; i < usual.lines.size(); ++i) {
    const bool last = i + 1 == usual.lines.size();
    if (i > 0) text = sentence(last ? words.before_last : words.before_next, {{"so_far", text}});
    text += thing(usual.lines[i], catalog, words);
    const std::string options = options_of(usual.lines[i], catalog);
    if (options.empty()) continue;
    text += usual.lines.size() == 1 ? ", " + options : sentence(words.options_of_several, {{"options", options}});
  }
  return text;
}

}  // namespace dangol
