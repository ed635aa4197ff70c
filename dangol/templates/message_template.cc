#include "templates/message_template.h"

namespace dangol {
namespace {

std::string escaped(std::string_view literal) {
  std::string text;
  for (std::size_t at = 0; at < literal.size(); ++at) {
    const char c = literal[at];
    if (c == '{' || c == '}') {
      text += {c, c};
    } else if (c == '[' || c == ']') {
      text += {'{', c, '}'};
    } else {
      text += c;
    }
  }
  return text;
}

std::string place_text(const TemplatePlace& place) {
  std::string text = "{" + std::string(placeholder_row(place.what).name);
  if (!place.suffix.empty()) text += "+" + place.suffix;
  if (place.form != WordForm::none) text += ":" + place.forms;
  if (!place.formal.empty()) text += "/" + place.formal;
  if (place.fallback) text += "|" + *place.fallback;
  return text + "}";
}

}  // namespace

PlaceholderSet placeholders_of(const MessageTemplate& message) {
  PlaceholderSet all;
  for (const TemplateParagraph& paragraph : message.paragraphs) {
    for (const TemplatePiece& piece : paragraph.pieces) {
      if (const auto* place = std::get_if<TemplatePlace>(&piece)) all.set(index_of(place->what));
    }
  }
  return all;
}

std::string to_text(const MessageTemplate& message) {
  std::string text;
  for (const TemplateParagraph& paragraph : message.paragraphs) {
    if (paragraph.may_be_left_out) text += "[[";
    for (const TemplatePiece& piece : paragraph.pieces) {
      const auto* place = std::get_if<TemplatePlace>(&piece);
      text += place != nullptr ? place_text(*place) : escaped(std::get<std::string>(piece));
    }
    if (paragraph.may_be_left_out) text += "]]";
  }
  return text;
}

}  // namespace dangol
