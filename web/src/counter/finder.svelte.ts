// The search box: what is typed, who was found, which line is marked. Tells a barcode scanner from fingers.
import * as api from '../server/api'
import type { Found } from '../server/types'

const limit = 20
const pause_ms = 60 // between a key and the question to the program
const scannerGap_ms = 40 // a scanner types faster than anyone
const scannerShortest = 6

class Finder {
  text = $state('')
  found = $state<Found[] | null>(null) // null: nothing asked
  failed = $state(false)
  ambiguousScan = $state(false)
  marked = $state(-1)
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked: { text: string; answer: Promise<void>; stop: AbortController } | null = null
  #keys_ms: number[] = []

  typed(text: string) {
    this.text = text
    this.ambiguousScan = false
    clearTimeout(this.#timer)
    if (text.trim() === '') this.clear()
    else this.#timer = setTimeout(() => void this.#ask(), pause_ms)
  }

  clear() {
    clearTimeout(this.#timer)
    this.#asked?.stop.abort()
    this.#asked = null
    this.text = ''
    this.found = null
    this.failed = false
    this.ambiguousScan = false
    this.marked = -1
    this.#keys_ms = []
  }

  // Every key that writes a letter, so that the pace is known.
  keyed(at_ms: number) {
    this.#keys_ms.push(at_ms)
  }

  // Enter: the guest to open, if that is clear. A scan opens only the one guest whose number it is.
  async settle(): Promise<string | null> {
    const scan = this.#scanned()
    this.#keys_ms = []
    await this.#ask()
    const found = this.found ?? []
    if (found.length === 1) return found[0]?.id ?? null
    this.ambiguousScan = scan
    return scan ? null : (found[this.marked]?.id ?? null)
  }

  // The list is asked for again when a guest has changed.
  refresh() {
    this.#asked = null
    if (this.text.trim() !== '') void this.#ask()
  }

  #scanned(): boolean {
    const keys = this.#keys_ms.slice(-[...this.text.trim()].length)
    if (keys.length < scannerShortest) return false
    const span_ms = (keys.at(-1) ?? 0) - (keys[0] ?? 0)
    return span_ms / (keys.length - 1) < scannerGap_ms
  }

  #ask(): Promise<void> {
    clearTimeout(this.#timer)
    const text = this.text.trim()
    if (text === '') return Promise.resolve()
    if (this.#asked?.text === text) return this.#asked.answer
    this.#asked?.stop.abort()
    const stop = new AbortController()
    const answer = this.#look(text, stop)
    this.#asked = { text, answer, stop }
    return answer
  }

  async #look(text: string, stop: AbortController) {
    try {
      const found = await api.find(text, limit, stop.signal)
      if (stop.signal.aborted) return
      this.found = found
      this.failed = false
      this.marked = found.length > 0 ? 0 : -1
    } catch {
      if (stop.signal.aborted) return
      this.failed = true
      this.found = []
      this.#asked = null
    }
  }
}

export const finder = new Finder()
