// What this screen has asked the program to record: honest about what is durable, repeated with the same key until the
// program has answered, and undone on request for a while.
import * as api from '../server/api'
import type { OrderLine, Recorded } from '../server/types'

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

  usual(customer: string, store: string, label: string) {
    const key = api.newKey()
    this.#start({ key, customer, label, usual: true }, () => api.recordUsual(customer, store, key))
  }

  order(customer: string | null, store: string, inStore: boolean, lines: OrderLine[], label: string) {
    const key = api.newKey()
    this.#start({ key, customer, label, usual: false }, () => api.recordOrder(customer, store, inStore, lines, key))
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

  #start(what: Pick<Recording, 'key' | 'customer' | 'label' | 'usual'>, send: () => Promise<Recorded>) {
    this.all.push({ ...what, stage: 'sending', refusal: null, order: '' })
    const recording = this.all.at(-1)
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
