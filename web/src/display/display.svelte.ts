// What a customer display shows: who is called, for five minutes each, and whether it hears the program at all.
import { tick } from 'svelte'
import { comeBy } from '../server/api'
import { noteShown, type Call, type Hello } from '../server/calls'
import { listen, type Hearing } from './call_stream'
import { voice } from './voice.svelte'

export interface Shown extends Call {
  gone_at: number // by performance.now(): a television's clock may be wrong
}

const shown_ms = 5 * 60_000
const fresh_ms = 60_000 // what was missed for so short a time is still said aloud
const mostShown = 5

class Display {
  hearing = $state<Hearing>('connecting')
  shop = $state.raw<Hello | null>(null)
  calls = $state.raw<Shown[]>([]) // the latest first
  times = $state(0) // how often somebody was called: each call moves, also one that repeats
  language = $derived(this.shop?.language ?? (navigator.language.startsWith('ko') ? 'ko' : 'en'))

  #heard = new Set<string>() // also what has left the screen since: the program tells it again after each reconnection

  start(token: string) {
    comeBy(token)
    void listen(token, {
      hello: (hello) => this.#greeted(hello),
      call: (call) => this.#called(call),
      hearing: (hearing) => (this.hearing = hearing),
    })
    setInterval(() => this.#forget(), 1_000)
  }

  #greeted(hello: Hello) {
    const isFirst = this.shop === null
    this.shop = hello
    for (const call of [...hello.calls].reverse()) {
      if (this.#heard.has(call.id)) continue
      if (isFirst || call.age_ms > fresh_ms) this.#put(call)
      else this.#called(call)
    }
  }

  // It is said to be shown when it stands on the screen, not before.
  #called(call: Call) {
    this.#put(call)
    voice.say(call.text, this.language)
    void tick().then(() => requestAnimationFrame(() => void noteShown(call.id).catch(() => {})))
  }

  #put(call: Call) {
    this.#heard.add(call.id)
    const others = this.calls.filter(({ text }) => text !== call.text)
    this.calls = [{ ...call, gone_at: performance.now() + shown_ms - call.age_ms }, ...others].slice(0, mostShown)
    this.times++
  }

  #forget() {
    const still = this.calls.filter(({ gone_at }) => gone_at > performance.now())
    if (still.length < this.calls.length) this.calls = still
  }
}

export const display = new Display()
