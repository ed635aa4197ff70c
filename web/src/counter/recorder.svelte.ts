// What this screen has asked the program to record: honest about what is durable, repeated with the same key until the
// program has answered, and undone on request for a while.
import * as api from '../server/api'
import type { OrderLine, Recorded, UsualLine } from '../server/types'

export type Stage = 'sending' | 'waiting' | 'recorded' | 'refused' | 'undoing' | 'undone'

export interface Recording {
  key: string
  customer: string | null
  label: string
  usual: boolean
  stage: Stage
  refusal: api.Refusal | null
  order: string
}

const undo_ms = 12_000
const farewell_ms = 3_000
const retry_ms = 2_000

class Recorder {
  all = $state<Recording[]>([])
  waiting = $derived(this.all.filter((one) => one.stage === 'sending' || one.stage === 'waiting').length)

  // What the card shows, not what the usual may have become since it was opened.
  usual(customer: string, store: string, shown: UsualLine[], label: string) {
    const lines = shown.map(({ item, modifiers, quantity }) => ({ item, modifiers: modifiers.map(({ id }) => id), quantity }))
    this.#record({ customer, label, usual: true }, store, true, lines)
  }

  order(customer: string | null, store: string, inStore: boolean, lines: OrderLine[], label: string) {
    this.#record({ customer, label, usual: false }, store, inStore, lines)
  }

  // The recording that a card shows on its button: the latest one of this guest.
  of(customer: string): Recording | undefined {
    return this.all.filter((one) => one.customer === customer).at(-1)
  }

  undo(recording: Recording) {
    if (recording.stage !== 'recorded' || !recording.order) return
    const key = api.newKey()
    recording.stage = 'undoing'
    void this.#persist(recording, 'undone', () => api.voidOrder(recording.order, recording.customer, key))
  }

  undoLatest() {
    const latest = this.all.filter((one) => one.stage === 'recorded').at(-1)
    if (latest) this.undo(latest)
  }

  dismiss(recording: Recording) {
    this.all = this.all.filter((one) => one.key !== recording.key)
  }

  // Somebody else takes the screen: nothing settled may be left on it. What is not durable yet goes on being sent.
  clearSettled() {
    this.all = this.all.filter((one) => one.stage === 'sending' || one.stage === 'waiting' || one.stage === 'undoing')
  }

  #record(what: Pick<Recording, 'customer' | 'label' | 'usual'>, store: string, inStore: boolean, lines: OrderLine[]) {
    const key = api.newKey()
    this.all.push({ ...what, key, stage: 'sending', refusal: null, order: '' })
    const recording = this.all.at(-1)
    const send = () => api.recordOrder(what.customer, store, inStore, lines, key)
    if (recording) void this.#persist(recording, 'recorded', send)
  }

  async #persist(recording: Recording, done: 'recorded' | 'undone', send: () => Promise<Recorded>) {
    for (;;) {
      try {
        const answer = await send()
        recording.order = answer.order ?? recording.order
        this.#settle(recording, done)
        return
      } catch (reason) {
        if (reason instanceof api.Refusal && !mayPass(reason)) {
          recording.refusal = reason
          recording.stage = 'refused'
          return
        }
        if (recording.stage === 'sending') recording.stage = 'waiting'
        await new Promise((wake) => setTimeout(wake, retry_ms))
      }
    }
  }

  #settle(recording: Recording, stage: 'recorded' | 'undone') {
    recording.stage = stage
    setTimeout(
      () => {
        if (recording.stage === stage) this.dismiss(recording)
      },
      stage === 'recorded' ? undo_ms : farewell_ms,
    )
  }
}

// Signed out, busy or failing for a moment: the same request may succeed later.
function mayPass(refusal: api.Refusal): boolean {
  return refusal.status === 401 || refusal.status === 429 || refusal.status >= 500
}

export const recorder = new Recorder()
