// Hears from the program what changed, and knows whether it can be heard at all.
export type Hearing = 'connecting' | 'live' | 'offline'

export interface Change {
  customer: string | null // null: the menu, the staff, or too many to name
  position: string
}

const firstPause_ms = 1_000
const longestPause_ms = 15_000

class Live {
  hearing = $state<Hearing>('connecting')
  news = $state(0) // grows with everything heard: who shows something slower to ask for compares it now and then
  #source: EventSource | null = null
  #again: ReturnType<typeof setTimeout> | undefined
  #pause_ms = firstPause_ms
  #onChange: (change: Change) => void = () => {}
  #onHeard: () => void = () => {}

  // `heard` is called on every (re)connection: what was missed in between must be asked for.
  listen(change: (change: Change) => void, heard: () => void) {
    this.#onChange = change
    this.#onHeard = heard
    this.#connect()
    addEventListener('online', this.#connect)
    addEventListener('offline', this.#lost)
  }

  stop() {
    removeEventListener('online', this.#connect)
    removeEventListener('offline', this.#lost)
    clearTimeout(this.#again)
    this.#source?.close()
    this.#source = null
    this.hearing = 'connecting'
  }

  #connect = () => {
    clearTimeout(this.#again)
    this.#source?.close()
    const source = new EventSource('/api/v1/live')
    this.#source = source
    source.onopen = () => {
      this.hearing = 'live'
      this.#pause_ms = firstPause_ms
      this.news++
      this.#onHeard()
    }
    source.onerror = this.#lost
    source.addEventListener('change', (event: MessageEvent<string>) => {
      this.news++
      this.#onChange(JSON.parse(event.data) as Change)
    })
  }

  // The browser would try again by itself only after some failures; so we always do it.
  #lost = () => {
    this.#source?.close()
    this.hearing = 'offline'
    clearTimeout(this.#again)
    this.#again = setTimeout(this.#connect, this.#pause_ms)
    this.#pause_ms = Math.min(this.#pause_ms * 2, longestPause_ms)
  }
}

export const live = new Live()
