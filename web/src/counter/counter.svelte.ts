// What the counter screen shows: the open guest's card, who is expected, the menu. Everything is asked of the program
// again when it says that something changed.
import * as api from '../server/api'
import { guestsToCall, type GuestToCall } from '../server/calls'
import type { Card, Expected, Menu } from '../server/types'
import { live, type Change } from '../server/live.svelte'
import { device } from '../session/device.svelte'
import { door } from '../session/door.svelte'
import { place } from '../session/place.svelte'

const settle_ms = 120 // several changes in a row are answered by one refresh
const expected_ms = 60_000

type Entry = { guest?: string; stay?: boolean } | null // an entry of the browser's history

class Counter {
  guest = $state<string | null>(null) // the open guest's id
  card = $state<Card | null>(null)
  cardProblem = $state<'' | 'failed' | 'gone'>('')
  expected = $state<Expected[] | null>(null)
  expectedFailed = $state(false)
  toCall = $state.raw<GuestToCall[]>([]) // who has ordered and waits to be called by a display
  menu = $state<Menu | null>(null)
  menuFailed = $state(false)
  store = $derived(this.menu?.stores.find((one) => one.id === device.store)?.id ?? this.menu?.stores[0]?.id ?? '')
  #cardTimer: ReturnType<typeof setTimeout> | undefined
  #cardAsked = 0
  #expectedTimer: ReturnType<typeof setTimeout> | undefined
  #clock: ReturnType<typeof setInterval> | undefined

  async start() {
    await this.refreshMenu()
    live.listen(
      (change) => this.#changed(change),
      () => this.refresh(),
    )
    this.#clock = setInterval(() => {
      void this.refreshExpected()
      void this.refreshToCall()
    }, expected_ms)
    addEventListener('popstate', this.#wentBack)
    const entry = history.state as Entry
    if (entry?.guest) this.#show(entry.guest)
    void this.refreshExpected()
    void this.refreshToCall()
  }

  // Nothing of a guest stays behind a locked screen.
  stop() {
    live.stop()
    clearInterval(this.#clock)
    this.#forgetTimers()
    removeEventListener('popstate', this.#wentBack)
    history.replaceState(null, '')
    this.#show(null)
    this.expected = null
    this.toCall = []
  }

  open(guest: string) {
    if (guest === this.guest) {
      void this.refreshCard()
      return
    }
    // From another page: the way back leads there again, closing the card does not.
    if (place.page !== 'counter') place.go(place.link('counter'), { guest, stay: true })
    else if (this.guest === null) history.pushState({ guest }, '')
    else history.replaceState({ ...(history.state as Entry), guest }, '')
    this.#show(guest)
  }

  close() {
    if (this.guest === null) return
    const entry = history.state as Entry
    if (entry?.guest && !entry.stay) {
      history.back()
      return
    }
    history.replaceState(null, '')
    this.#show(null)
  }

  refresh() {
    void this.refreshMenu()
    void this.refreshCard()
    void this.refreshExpected()
    void this.refreshToCall()
  }

  async refreshCard() {
    const guest = this.guest
    if (guest === null) return
    const asked = ++this.#cardAsked // an answer that a later question has overtaken is not shown
    try {
      const card = await api.card(guest, this.store)
      if (this.guest !== guest || this.#cardAsked !== asked) return
      this.card = card
      this.cardProblem = ''
    } catch (reason) {
      if (this.guest !== guest || this.#cardAsked !== asked) return
      const gone = reason instanceof api.Refusal && reason.status === 404
      if (gone) this.card = null
      if (gone || !this.card) this.cardProblem = gone ? 'gone' : 'failed'
    }
  }

  async refreshExpected() {
    try {
      this.expected = await api.expected(this.store)
      this.expectedFailed = false
    } catch {
      this.expectedFailed = true
    }
  }

  // What cannot be asked now is asked again with the next change or minute.
  async refreshToCall() {
    if (door.session?.calls_by_name) this.toCall = await guestsToCall().catch(() => this.toCall)
  }

  async refreshMenu() {
    try {
      this.menu = await api.menu()
      this.menuFailed = false
    } catch {
      this.menuFailed = true
    }
  }

  #show(guest: string | null) {
    this.guest = guest
    this.card = null
    this.cardProblem = ''
    if (guest !== null) void this.refreshCard()
  }

  #wentBack = () => this.#show((history.state as Entry)?.guest ?? null)

  #changed(change: Change) {
    if (change.customer === null) void this.refreshMenu() // the menu, or more changes than could be told one by one
    if (change.customer === null || change.customer === this.guest) {
      this.#cardTimer ??= setTimeout(() => {
        this.#cardTimer = undefined
        void this.refreshCard()
      }, settle_ms)
    }
    this.#expectedTimer ??= setTimeout(() => {
      this.#expectedTimer = undefined
      void this.refreshExpected()
      void this.refreshToCall()
    }, settle_ms * 4)
  }

  #forgetTimers() {
    clearTimeout(this.#cardTimer)
    clearTimeout(this.#expectedTimer)
    this.#cardTimer = undefined
    this.#expectedTimer = undefined
  }
}

export const counter = new Counter()
