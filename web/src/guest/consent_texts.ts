// The texts by which this screen asks: the shop's own, and the app's where the shop has published none.
import type { ConsentText, Purpose } from '../server/types'
import screenTexts from '../words/screen_texts.json' // version 1: what was agreed to never changes; a test holds them to it

export function textOf(purpose: Purpose, published: ConsentText[], language: string): ConsentText {
  const own = published.find((text) => text.purpose === purpose)
  const ofScreens = (screenTexts as ConsentText[]).find((text) => text.purpose === purpose && text.language === language)
  return own ?? ofScreens!
}
