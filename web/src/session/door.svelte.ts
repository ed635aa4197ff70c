// Who is signed in on this screen, and locking it when nobody is there.
import * as api from '../server/api'
import type { Session } from '../server/types'
import { speech } from '../words/words.svelte'
import { device, remember } from './device.svelte'

type Reason = '' | 'idle' | 'expired'

class Door {
  session = $state<Session | null>(null)
  ready = $state(false) // we know whether somebody is signed in
  reason = $state<Reason>('') // why the sign-in is shown again
  owner = $derived(this.session?.staff.role === 'owner')
  #idleTimer: ReturnType<typeof setTimeout> | undefined

  async look() {
    try {
      this.#enter(await api.session())
    } catch {
      this.session = null
    }
    this.ready = true
  }

  async signIn(name: string, pin: string) {
    this.#enter(await api.signIn(name, pin))
    device.staffName = this.session?.staff.name ?? name
    remember()
  }

  // The screen is cleared at once, whether or not the program can be told.
  async lock(reason: Reason = '') {
    this.#leave(reason)
    await api.signOut().catch(() => {})
  }

  expired() {
    if (this.session) this.#leave('expired')
  }

  #leave(reason: Reason) {
    clearTimeout(this.#idleTimer)
    this.reason = reason
    this.session = null
  }

  // Somebody touched the screen or a key.
  stirred() {
    clearTimeout(this.#idleTimer)
    if (!this.session) return
    const idle_seconds = Math.min(device.idle_minutes * 60, this.session.idle_lock_seconds || Infinity)
    this.#idleTimer = setTimeout(() => void this.lock('idle'), idle_seconds * 1_000)
  }

  #enter(session: Session) {
    this.session = session
    this.reason = ''
    speech.shop = session.shop
    this.stirred()
  }
}

export const door = new Door()
api.whenSignedOut(() => door.expired())
