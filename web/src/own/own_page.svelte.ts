// What a guest's own page shows, and what she does on it: whatever is told to the program is read back from it.
import { textOf } from '../guest/consent_texts'
import * as api from '../server/api'
import * as own from '../server/own_page'
import type { Channel, ConsentText, Feedback, Pace, Purpose } from '../server/types'
import { pageSpeech } from '../words/page.svelte'
import { speech } from '../words/words.svelte'

class OwnPageState {
  page = $state.raw<own.OwnPage | null>(null)
  keptUntil = $state('') // of what a law wants kept, once she is erased; empty: nothing
  state = $state<'loading' | 'open' | 'gone' | 'failed' | 'erased'>('loading')
  busy = $state('')
  saved = $state('')
  problem = $state('')
  #said: ReturnType<typeof setTimeout> | undefined

  // Also to read it in another language.
  async open(token: string) {
    api.comeBy(token)
    if (!this.page) this.state = 'loading'
    this.saved = this.problem = ''
    try {
      await this.#read()
      this.state = 'open'
    } catch (reason) {
      this.#fail(reason, this.page ? 'open' : 'failed')
    }
  }

  text(purpose: Purpose): ConsentText {
    return textOf(purpose, this.page?.consent_texts.texts ?? [], speech.code)
  }
  answer(purpose: Purpose, channel: Channel | null): own.OwnAnswer | undefined {
    return this.page?.answers.find((each) => each.purpose === purpose && each.channel === channel)
  }
  receiving(): Channel[] {
    const hers = this.page?.answers.filter((each) => each.purpose === 'marketing' && each.answer === 'given') ?? []
    return hers.flatMap((each) => each.channel ?? [])
  }

  choose(purpose: Purpose, channel: Channel | null, given: boolean) {
    const { version, language } = this.text(purpose)
    const answer = { purpose, given, text_version: version, text_language: language, ...(channel && { channel }) }
    return this.#act(`${purpose} ${channel ?? ''}`, () => own.consent(answer), pageSpeech.words.saved)
  }
  stopAdvertising() {
    return this.#act('stop', () => own.consent({ purpose: 'marketing', given: false }), pageSpeech.words.stopped)
  }
  choosePace(pace: Pace) {
    return this.#act('pace', () => own.choosePace(pace), pageSpeech.words.saved)
  }
  correct(profile: own.OwnProfile) {
    return this.#act('profile', () => own.changeProfile(profile), pageSpeech.words.saved)
  }

  say(feedback: Feedback) {
    return this.#act('feedback', () => own.giveFeedback(feedback), pageSpeech.words.heard)
  }

  async erase() {
    this.busy = 'erase'
    this.problem = ''
    try {
      this.keptUntil = (await own.erase()).kept_by_law?.until ?? ''
      this.page = null
      this.state = 'erased'
    } catch (reason) {
      this.#fail(reason, 'open')
    }
    this.busy = ''
  }

  async #read() {
    const page = await own.ownPage()
    speech.shop = page.shop
    this.page = page
  }

  // One at a time; false when it could not be done.
  async #act(what: string, request: () => Promise<unknown>, done: string): Promise<boolean> {
    if (this.busy !== '') return false
    this.busy = what
    this.saved = this.problem = ''
    let went = true
    try {
      await request()
      await this.#read()
      this.#say(done)
    } catch (reason) {
      went = false
      this.#fail(reason, 'open')
    }
    this.busy = ''
    return went
  }

  #say(done: string) {
    this.saved = done
    clearTimeout(this.#said)
    this.#said = setTimeout(() => (this.saved = ''), 4_000)
  }

  #fail(reason: unknown, otherwise: 'open' | 'failed') {
    const gone = reason instanceof api.Refusal && reason.status === 401
    if (gone) this.page = null
    this.state = gone ? 'gone' : otherwise
    this.problem = gone ? '' : speech.refusal(reason)
  }
}

export const ownPage = new OwnPageState()
