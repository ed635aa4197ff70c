#include "templates/render.h"

#include <algorithm>

#include "base/korean.h"
#include "templates/plural.h"

namespace dangol {
namespace {

constexpr std::string_view white = " \t\n";

std::string with_form(const TemplatePlace& place, std::string words, const TemplateValues& values) {
  const bool formally = values.speech() == SpeechLevel::formal && !place.formal.empty();
  const std::string& forms = formally ? place.formal : place.forms;
  const std::size_t slash = forms.find('/');
  switch (place.form) {
    case WordForm::none: return words;
    case WordForm::particle: return with_particle(words, forms);
    case WordForm::ordinal: return words.append(english_ordinal_suffix(values.number(place.what)));
    case WordForm::plural:
      words += ' ';
      return words += is_english_singular(values.number(place.what)) ? forms.substr(0, slash) : forms.substr(slash + 1);
    case WordForm::speech: return forms;
  }
  return words;
}

PlaceholderSet missing_in(const TemplateParagraph& paragraph, const TemplateValues& values) {
  PlaceholderSet missing;
  for (const TemplatePiece& piece : paragraph.pieces) {
    const auto* place = std::get_if<TemplatePlace>(&piece);
    if (place != nullptr && place->may_be_missing() && !values.knows(place->what)) missing.set(index_of(place->what));
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
  if (values.knows(place.what) || place.form == WordForm::speech)
    return with_form(place, values.words(place.what, language) + place.suffix, values);
  if (place.fallback && place.form == WordForm::particle) return with_form(place, *place.fallback, values);
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
