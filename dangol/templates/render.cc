#include "templates/render.h"

#include <algorithm>

#include "base/korean.h"
#include "templates/plural.h"

namespace dangol {
namespace {

constexpr std::string_view white = " \t\n";

std::string with_form(const TemplatePlace& place, std::string words, std::int64_t number) {
  const std::size_t slash = place.forms.find('/');
  switch (place.form) {
    case WordForm::none: return words;
    case WordForm::particle: return with_particle(words, place.forms);
    case WordForm::ordinal: return words.append(english_ordinal_suffix(number));
    case WordForm::plural:
      words += ' ';
      return words += is_english_singular(number) ? place.forms.substr(0, slash) : place.forms.substr(slash + 1);
  }
  return words;
}

PlaceholderSet missing_in(const TemplateParagraph& paragraph, const TemplateValues& values) {
  PlaceholderSet missing;
  for (const TemplatePiece& piece : paragraph.pieces) {
    const auto* place = std::get_if<TemplatePlace>(&piece);
    if (place != nullptr && !place->fallback && !values.knows(place->what)) missing.set(index_of(place->what));
  }
  return missing;
}

// The message as it grows.
class Saying {
 public:
  // Behind a paragraph that was left out, `words` may begin with white space that doubles what stands before it.
  void add(std::string_view words) {
    if (words.empty()) return;
    if (gap_) close_gap(words);
    text_ += words;
  }

  void leave_out() { gap_ = true; }

  std::string take() {
    if (gap_) text_.resize(text_.find_last_not_of(white) + 1);
    return std::move(text_);
  }

 private:
  static std::size_t breaks_in(std::string_view space) {
    return static_cast<std::size_t>(std::ranges::count(space, '\n'));
  }

  void close_gap(std::string_view& words) {
    const std::size_t space_after = std::min(words.find_first_not_of(white), words.size());
    const std::string_view after = words.substr(0, space_after);
    const std::size_t said = text_.find_last_not_of(white) + 1;
    const std::string_view before = std::string_view(text_).substr(said);
    const bool larger_after =
        breaks_in(after) > breaks_in(before) || (breaks_in(after) == breaks_in(before) && after.size() > before.size());
    gap_ = after.size() == words.size();  // nothing but white space: the next words may bring more
    if (said > 0 && larger_after) {
      text_.resize(said);
    } else {
      words.remove_prefix(space_after);
    }
  }

  std::string text_;
  bool gap_ = false;
};

}  // namespace

std::optional<std::string> place_words(const TemplatePlace& place, const TemplateValues& values, Language language) {
  if (values.knows(place.what))
    return with_form(place, values.words(place.what, language) + place.suffix, values.number(place.what));
  if (place.fallback && place.form == WordForm::particle) return with_particle(*place.fallback, place.forms);
  return place.fallback;
}

RenderedMessage render(const MessageTemplate& message, const TemplateValues& values) {
  RenderedMessage rendered;
  Saying saying;
  for (const TemplateParagraph& paragraph : message.paragraphs) {
    const PlaceholderSet missing = missing_in(paragraph, values);
    (paragraph.may_be_left_out ? rendered.left_out : rendered.missing) |= missing;
    if (missing.any()) {
      saying.leave_out();
      continue;
    }
    for (const TemplatePiece& piece : paragraph.pieces) {
      const auto* place = std::get_if<TemplatePlace>(&piece);
      saying.add(place != nullptr ? *place_words(*place, values, message.language) : std::get<std::string>(piece));
    }
  }
  if (rendered.complete()) rendered.text = saying.take();
  return rendered;
}

}  // namespace dangol
