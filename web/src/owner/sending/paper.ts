// How many cards stand on one sheet of A4: as many as the longest words leave legible.
import type { PrintedCard } from '../../server/sending'

const short = 90 // characters, with their line breaks
const middling = 330

export function cardsOnSheet(cards: PrintedCard[]): 8 | 4 | 2 {
  const lines = ({ text }: PrintedCard) => text.split('\n').length - 1
  const longest = Math.max(0, ...cards.map((card) => [...card.text].length + 12 * lines(card)))
  return longest <= short ? 8 : longest <= middling ? 4 : 2
}

export function sheetsOf(cards: PrintedCard[], on_sheet: number): PrintedCard[][] {
  return Array.from({ length: Math.ceil(cards.length / on_sheet) }, (_, at) => cards.slice(at * on_sheet, (at + 1) * on_sheet))
}
