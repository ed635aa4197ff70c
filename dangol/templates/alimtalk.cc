#include "templates/alimtalk.h"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>

#include "templates/alimtalk_words.h"
#include "templates/hidden_character.h"
#include "templates/render.h"

namespace dangol {
namespace {

struct AlimtalkWords {
  AlimtalkFault fault;
  std::string_view korean;
  std::string_view english;
};

// clang-format off
constexpr std::array<AlimtalkWords, alimtalk_faults> alimtalk_words{{
    {AlimtalkFault::too_long, "알림톡은 1,000자까지입니다.", "An Alimtalk message has at most 1,000 characters."},
    {AlimtalkFault::hidden_characters, "보이지 않는 글자를 지워야 합니다.", "Remove the characters that nobody can see."},
    {AlimtalkFault::variable_missing, "등록된 변수에 값이 없습니다.", "Give this registered variable a value."},
    {AlimtalkFault::variable_unknown, "등록되지 않은 변수입니다.", "Leave out this variable; it is not registered."},
    {AlimtalkFault::variable_twice, "변수의 값이 둘입니다.", "Give this variable one value only."},
    {AlimtalkFault::differs, "등록된 템플릿과 다릅니다.", "Send the registered text; only its variables may differ."},
    {AlimtalkFault::advertising_word, {}, {}},
    {AlimtalkFault::coupon_word, {}, {}},
}};
// clang-format on

int characters_before(std::string_view utf8, std::size_t offset) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  return static_cast<int>(std::ranges::count_if(utf8.substr(0, offset), begins));
}

std::size_t kakao_length(std::string_view utf8) {
  return static_cast<std::size_t>(
      icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())}).length());
}

// Calls literal(text) and variable(name) in sequence; the offset of a variable that cannot be read, if any.
template <class Literal, class Variable>
std::optional<std::size_t> walk(std::string_view registered, const Literal& literal, const Variable& variable) {
  std::size_t at = 0;
  for (std::size_t begin = registered.find("#{"); begin != std::string_view::npos; begin = registered.find("#{", at)) {
    literal(registered.substr(at, begin - at));
    const std::size_t end = registered.find_first_of("#{}\n", begin + 2);
    if (end == std::string_view::npos || registered[end] != '}' || end == begin + 2) return begin;
    variable(registered.substr(begin + 2, end - begin - 2));
    at = end + 1;
  }
  literal(registered.substr(at));
  return std::nullopt;
}

const AlimtalkVariable* variable_named(const std::vector<AlimtalkVariable>& variables, std::string_view name) {
  const auto found = std::ranges::find(variables, name, &AlimtalkVariable::name);
  return found == variables.end() ? nullptr : &*found;
}

void check_variables(const AlimtalkTemplate& registered, const std::vector<AlimtalkVariable>& variables,
                     std::vector<AlimtalkProblem>& problems) {
  for (const std::string& name : registered.variables) {
    const AlimtalkVariable* variable = variable_named(variables, name);
    if (variable == nullptr || variable->value.empty()) problems.push_back({AlimtalkFault::variable_missing, name});
  }
  for (const AlimtalkVariable& variable : variables) {
    if (std::ranges::find(registered.variables, variable.name) == registered.variables.end())
      problems.push_back({AlimtalkFault::variable_unknown, variable.name});
    if (variable_named(variables, variable.name) != &variable)
      problems.push_back({AlimtalkFault::variable_twice, variable.name});
  }
}

std::string filled(const AlimtalkTemplate& registered, const std::vector<AlimtalkVariable>& variables) {
  std::string text;
  walk(
      registered.text, [&](std::string_view literal) { text += literal; },
      [&](std::string_view name) {
        const AlimtalkVariable* variable = variable_named(variables, name);
        if (variable != nullptr) text += variable->value;
      });
  return text;
}

void check_text(std::string_view approved, std::string_view text, std::vector<AlimtalkProblem>& problems) {
  if (approved == text) return;
  const auto [first, other] = std::ranges::mismatch(text, approved);
  const auto offset = static_cast<std::size_t>(first - text.begin());
  problems.push_back({AlimtalkFault::differs, {}, std::max(characters_before(text, offset + 1), 1)});
}

// What a coupon was got for has to stand in the approved words themselves, and to be no advertisement.
bool states(const AlimtalkTemplate& registered, std::string_view basis) {
  bool stated = false;
  walk(
      registered.text, [&](std::string_view literal) { stated |= literal.find(basis) != std::string_view::npos; },
      [](std::string_view) {});
  return stated && !basis.empty() && advertising_words_in(basis).empty();
}

void check_words(const AlimtalkTemplate& registered, std::string_view text, std::string_view basis,
                 std::vector<AlimtalkProblem>& problems) {
  const bool stated = states(registered, basis);
  for (const AdvertisingWord* row : advertising_words_in(text)) {
    if (row->reason != WordReason::coupon) {
      problems.push_back({AlimtalkFault::advertising_word, std::string(row->word)});
    } else if (!stated) {
      problems.push_back({AlimtalkFault::coupon_word, std::string(row->word)});
    }
  }
}

// Different places of one placeholder are different variables: 이름, 이름2.
struct NamedPlaces {
  std::vector<const TemplatePlace*> places;
  std::vector<std::string> names;

  std::size_t add(const TemplatePlace& place) {
    const auto same = std::ranges::find_if(places, [&](const TemplatePlace* known) { return *known == place; });
    if (same != places.end()) return static_cast<std::size_t>(same - places.begin());
    const auto namesakes = std::ranges::count(places, place.what, &TemplatePlace::what);
    places.push_back(&place);
    names.push_back(std::string(placeholder_row(place.what).korean) +
                    (namesakes == 0 ? "" : std::to_string(namesakes + 1)));
    return names.size() - 1;
  }
};

}  // namespace

Result<AlimtalkTemplate> read_alimtalk(std::string_view registered) {
  if (kakao_length(registered) > longest_alimtalk)
    return Error{ErrorCode::invalid_input, "An Alimtalk template has at most 1,000 characters; shorten it."};
  if (const auto hidden = hidden_character_in(registered))
    return Error{ErrorCode::invalid_input,
                 fmt::format("Remove the character that nobody can see from the Alimtalk template: it is character {}.",
                             characters_before(registered, *hidden) + 1)};
  AlimtalkTemplate read{std::string(registered), {}};
  const auto unread = walk(
      registered, [](std::string_view) {},
      [&](std::string_view name) {
        if (std::ranges::find(read.variables, name) == read.variables.end()) read.variables.emplace_back(name);
      });
  if (!unread) return read;
  return Error{ErrorCode::invalid_input,
               fmt::format("This Alimtalk template cannot be read: at character {} there should be a variable such as "
                           "#{{이름}}.",
                           characters_before(registered, *unread) + 1)};
}

std::string sentence_of(const AlimtalkProblem& problem, Language language) {
  std::string_view sentence;
  if (const bool word = problem.fault >= AlimtalkFault::advertising_word; word) {
    const auto rows = advertising_word_table();
    const auto row = std::ranges::find(rows, std::string_view(problem.what), &AdvertisingWord::word);
    sentence = row == rows.end() ? std::string_view() : sentence_of(row->reason, language);
  } else {
    const AlimtalkWords& words = alimtalk_words[static_cast<std::size_t>(problem.fault)];
    sentence = language == Language::korean ? words.korean : words.english;
  }
  return problem.what.empty() ? std::string(sentence) : fmt::format("{}: {}", problem.what, sentence);
}

std::vector<AlimtalkProblem> alimtalk_problems(const AlimtalkTemplate& registered,
                                               const std::vector<AlimtalkVariable>& variables, std::string_view text,
                                               std::string_view basis) {
  std::vector<AlimtalkProblem> problems;
  if (kakao_length(text) > longest_alimtalk) problems.push_back({AlimtalkFault::too_long, {}, 0});
  if (const auto hidden = hidden_character_in(text))
    problems.push_back({AlimtalkFault::hidden_characters, {}, characters_before(text, *hidden) + 1});
  check_variables(registered, variables, problems);
  check_text(filled(registered, variables), text, problems);
  check_words(registered, text, basis, problems);
  return problems;
}

Result<AlimtalkTemplate> alimtalk_of(const MessageTemplate& message) {
  NamedPlaces variables;
  std::string text;
  for (const TemplateParagraph& paragraph : message.paragraphs) {
    if (paragraph.may_be_left_out)
      return Error{
          ErrorCode::invalid_input,
          "What is registered for Alimtalk cannot vary; take the [[ ]] away or give each placeholder a fallback."};
    for (const TemplatePiece& piece : paragraph.pieces) {
      const auto* place = std::get_if<TemplatePlace>(&piece);
      if (place == nullptr && std::get<std::string>(piece).find("#{") != std::string::npos)
        return Error{ErrorCode::invalid_input, "#{ begins a variable of Kakao's; write it in another way."};
      text += place != nullptr ? "#{" + variables.names[variables.add(*place)] + "}" : std::get<std::string>(piece);
    }
  }
  return read_alimtalk(text);
}

std::vector<AlimtalkVariable> alimtalk_variables(const MessageTemplate& message, const TemplateValues& values) {
  NamedPlaces named;
  for (const TemplateParagraph& paragraph : message.paragraphs) {
    for (const TemplatePiece& piece : paragraph.pieces) {
      if (const auto* place = std::get_if<TemplatePlace>(&piece)) named.add(*place);
    }
  }
  std::vector<AlimtalkVariable> variables;
  for (std::size_t i = 0; i < named.places.size(); ++i) {
    auto words = place_words(*named.places[i], values, message.language);
    if (words) variables.push_back({named.names[i], std::move(*words)});
  }
  return variables;
}

}  // namespace dangol
