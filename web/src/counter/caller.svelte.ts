// Calls one guest, by name or by the number of an order, and says plainly what came of it.
import { newKey } from '../server/api'
import { callByName, callByNumber, type NameCall } from '../server/calls'
import { displaySpeech } from '../words/display.svelte'
import { speech } from '../words/words.svelte'

export class Caller {
  busy = $state(false)
  said = $state('')
  failed = $state(false)

  call = (customer: string) => this.#call(() => callByName(customer, newKey()))
  callNumber = (number: number) => this.#call(() => callByNumber(number))

  async #call(on_display: () => Promise<NameCall>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    try {
      const answer = await on_display()
      this.failed = answer.outcome !== 'shown'
      this.said = told(answer)
    } catch (reason) {
      this.failed = true
      this.said = speech.refusal(reason)
    }
    this.busy = false
    return !this.failed
  }
}

function told({ outcome, text, because }: NameCall): string {
  const t = displaySpeech.words
  if (outcome === 'shown') return t.shown(text ?? '')
  if (outcome === 'no_display') return t.noDisplay
  return outcome === 'unanswered' ? t.unanswered : t.heldBack(because ?? '')
}
