// The texts by which this screen asks: the shop's own, and the app's where the shop has published none.
import type { ConsentText, Purpose } from '../server/types'
import type { Words } from '../words/ko'

const version_of_screens = '1' // of the words in words/, which may therefore never change

export function textOf(purpose: Purpose, published: ConsentText[], words: Words['consent'], language: string): ConsentText {
  const own = published.find((text) => text.purpose === purpose)
  if (own) return own
  const { why, what, keep, right } = words.purposes[purpose]
  return { purpose, version: version_of_screens, language, purpose_text: why, items: what, retention: keep, refusal: right }
}
