// What is asked now, and what a new version begins with: those words, and a version that is still free.
import type { PublishedText } from '../../server/consents'
import type { ConsentText } from '../../server/types'

// Of one purpose, oldest first: the newest version, in that language or else in the one it stands in.
export function newest(texts: PublishedText[], language: string): PublishedText | undefined {
  const version = texts.filter((each, index) => texts.findIndex((other) => other.version === each.version) === index).at(-1)
  return texts.find((each) => each.version === version?.version && each.language === language) ?? version
}

// The day, or the day with a letter when that is taken: 2026-12-01, 2026-12-01b ...
export function freeVersion(texts: PublishedText[], day: string): string {
  const taken = new Set(texts.map((each) => each.version))
  const letters = ['', ...'bcdefghijklmnopqrstuvwxyz']
  return letters.map((letter) => day + letter).find((version) => !taken.has(version)) ?? ''
}

const statementsOf = ({ purpose_text, items, retention, refusal }: ConsentText) => ({ purpose_text, items, retention, refusal })

// In another language: its words, as long as nobody has written any.
export function inLanguage(text: ConsentText, language: string, texts: PublishedText[]): ConsentText {
  const before = newest(texts, text.language)
  const untouched = before !== undefined && JSON.stringify(statementsOf(before)) === JSON.stringify(statementsOf(text))
  const now = newest(texts, language)
  return { ...text, ...(untouched && now ? statementsOf(now) : {}), language }
}
