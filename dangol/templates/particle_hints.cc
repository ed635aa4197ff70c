#include "templates/particle_hints.h"

#include <array>
#include <optional>

namespace dangol {
namespace {

// Longer ones first: 이에요 begins with 이.
constexpr std::array<std::string_view, 16> pairs{"으로부터/로부터", "이었어요/였어요", "이에요/예요", "이네요/네요",
                                                 "으로서/로서",     "으로써/로써",     "으로/로",     "이나/나",
                                                 "이랑/랑",         "이란/란",         "은/는",       "이/가",
                                                 "을/를",           "과/와",           "아/야",       "이라/라"};

bool is_hangul_next(std::string_view text) { return text.substr(0, 3) >= "가" && text.substr(0, 3) <= "힣"; }

bool stands_first(std::string_view text, std::string_view particle) {
  return text.starts_with(particle) && !is_hangul_next(text.substr(particle.size()));
}

std::optional<ParticleHint> hint_for(Placeholder what, std::string_view behind) {
  for (const std::string_view pair : pairs) {
    const std::size_t slash = pair.find('/');
    for (const std::string_view particle : {pair.substr(0, slash), pair.substr(slash + 1)}) {
      if (stands_first(behind, particle)) return ParticleHint{what, particle, pair};
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<ParticleHint> particle_hints(const MessageTemplate& message) {
  std::vector<ParticleHint> hints;
  if (message.language != Language::korean) return hints;
  for (const TemplateParagraph& paragraph : message.paragraphs) {
    for (std::size_t i = 1; i < paragraph.pieces.size(); ++i) {
      const auto* place = std::get_if<TemplatePlace>(&paragraph.pieces[i - 1]);
      const auto* behind = std::get_if<std::string>(&paragraph.pieces[i]);
      if (place == nullptr || behind == nullptr || place->form != WordForm::none || !place->suffix.empty()) continue;
      if (const auto hint = hint_for(place->what, *behind)) hints.push_back(*hint);
    }
  }
  return hints;
}

}  // namespace dangol
