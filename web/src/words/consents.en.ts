import type { ConsentsWords } from './consents.ko'

// What guests are asked and who refused, in English.
export const en: ConsentsWords = {
  lead: 'The words that guests see before they consent. What is published never changes, so it can always be shown who agreed to what.',
  ofScreens: 'Guests are asked in the words of the screens',
  since: (day, version, language) => `since ${day} · text ${version} · ${language}`,
  before: (count) => `Earlier texts: ${count}`,
  write: 'Write new words',
  publish: 'Publish',
  published: 'The new words are published',
  forGood: 'What is published cannot be changed or taken back; new words replace it.',
  preview: 'As the tablet shows it',
  language: 'Language',
  languages: { ko: '한국어', en: 'English' },
  version: 'Name of the text',
  versionHint: 'The date will do. The same name takes one more text in the other language.',
  statements: {
    purpose_text: 'Why we ask',
    items: 'What we keep',
    retention: 'How long we keep it',
    refusal: 'What happens if she says no',
  },
  hints: {
    purpose_text: 'Every purpose: nothing may be done that is not said here.',
    items: 'Everything that is kept.',
    retention: 'Say clearly when it ends.',
    refusal: 'That she may refuse, and what she then goes without.',
  },
  anew: 'Who has agreed already',
  asksAnew: 'is asked again',
  keeps: 'stays agreed',
  anewHint: 'If the purpose, what is kept or how long has changed, they have to be asked again (Personal Information Protection Act, art. 15(2)).',
  anewMeans: {
    personalisation: 'Their yes stays one to the old words. Ask again at the next visit; they can order as always.',
    sensitive: 'Their yes stays one to the old words. Allergies that are noted stay, but none can be added until they agree again.',
    marketing: 'Their yes stays one to the old words. They get no advertising until they agree again.',
    night_marketing: 'Their yes stays one to the old words. They get no advertising at night until they agree again.',
  },
  keepsMeans: 'Their yes goes on. Only for corrected typing or clearer words.',
  sameAsTwin: 'As in the other language of the same text.',
  audit: {
    title: 'The consents, for an auditor',
    lead: 'Every yes that holds, a line each, by the guest’s number and without a name: when, to which text and by which way.',
    take: 'Save as CSV',
  },
  optOuts: {
    title: 'Who refused advertising',
    none: 'Nobody has refused yet.',
    count: (guests) => `Guests: ${guests}. They get nothing, not even what was already waiting.`,
    since: (day) => `since ${day}`,
    all: 'All advertising',
  },
}
