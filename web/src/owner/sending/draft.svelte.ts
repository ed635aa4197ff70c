// A campaign being written: what stands in the editor, and what the program says of it meanwhile.
import { Refusal, newKey } from '../../server/api'
import * as segments from '../../server/segments'
import * as sending from '../../server/sending'
import type { Campaign, CampaignPreview, MessageClass, NewCampaign } from '../../server/sending'
import type { Channel } from '../../server/types'

const rest_ms = 350 // after the last key

export type Mistake =
  | { of: 'rule'; refusal: Refusal }
  | { of: 'text'; refusal: Refusal; line: number; character: number } // from 1; 0: nowhere
  | { of: 'alimtalk'; refusal: Refusal }
  | { of: 'all'; reason: unknown }

export class Draft {
  id = $state('')
  name = $state('')
  rule = $state('visits >= 1')
  channel = $state<Channel>('sms')
  message = $state<MessageClass>('advertising')
  subject = $state('')
  text = $state('')
  starts_at = $state('') // "2026-11-24T10:00" by the shop's clock; empty: now
  again_after_days = $state(0)
  bought_once = $state('') // an item's id; empty: about nothing such
  alimtalk_template = $state('')
  maybeAlimtalk = $derived(this.channel === 'kakao' && this.message === 'information')
  preview = $state.raw<CampaignPreview | null>(null)
  mistake = $state.raw<Mistake | null>(null)
  looking = $state(false)
  saving = $state(false)
  ready = $derived(this.name.trim() !== '' && this.rule.trim() !== '' && this.text.trim() !== '' && (this.channel !== 'email' || this.subject.trim() !== ''))
  #waiting: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined
  #attempt = { what: '', key: '' }

  constructor(from: Campaign | null) {
    if (!from) return
    const { id, name, rule, channel, message, subject, text, starts_at, again_after_days } = from
    Object.assign(this, { id, name, rule, channel, message, subject, text, again_after_days })
    this.bought_once = from.bought_once ?? ''
    this.alimtalk_template = from.alimtalk_template
    if (starts_at && Date.parse(starts_at) > Date.now()) this.starts_at = starts_at.slice(0, 16)
  }

  // To be called when anything above changed.
  look() {
    this.stop()
    if (this.text.trim() === '' || this.rule.trim() === '') {
      this.preview = null
      this.mistake = null
      this.looking = false
      return
    }
    this.looking = true
    this.#waiting = setTimeout(() => void this.#preview(), rest_ms)
  }

  stop() {
    clearTimeout(this.#waiting)
    this.#asking?.abort()
  }

  // The campaign's id; null: it was refused, and `mistake` says why.
  async save(): Promise<string | null> {
    const campaign = this.#written()
    const what = JSON.stringify(campaign)
    if (this.#attempt.what !== what) this.#attempt = { what, key: newKey() }
    this.saving = true
    try {
      this.id = await sending.saveCampaign(campaign, this.#attempt.key)
      return this.id
    } catch (reason) {
      this.mistake = await this.#locate(reason)
      return null
    } finally {
      this.saving = false
    }
  }

  async #preview() {
    const mine = (this.#asking = new AbortController())
    try {
      const found = await sending.preview({ ...this.#written(), name: this.name.trim() || '-' }, mine.signal)
      if (mine.signal.aborted) return
      this.preview = found
      this.mistake = null
    } catch (reason) {
      if (mine.signal.aborted) return
      const mistake = await this.#locate(reason)
      if (mine.signal.aborted) return
      this.mistake = mistake
      this.preview = null
    }
    this.looking = false
  }

  // As it goes to one guest.
  oneMessage() {
    const { channel, message, text } = this
    const code = this.maybeAlimtalk ? this.alimtalk_template.trim() : ''
    return { channel, message, text, subject: channel === 'email' ? this.subject.trim() : '', ...(code !== '' && { alimtalk_template: code }) }
  }

  #written(): NewCampaign {
    const { id, rule, starts_at, again_after_days } = this
    return {
      ...this.oneMessage(),
      ...(id !== '' && { id }),
      name: this.name.trim(),
      rule, again_after_days,
      ...(starts_at !== '' && { starts_at }),
      ...(this.bought_once !== '' && { bought_once: this.bought_once }),
    }
  }

  // Which part a refusal is about: a rule's mistake is told in the chosen language where segments are made.
  async #locate(reason: unknown): Promise<Mistake> {
    if (!(reason instanceof Refusal) || reason.status !== 400) return { of: 'all', reason }
    const at = /in line (\d+) at character (\d+)/.exec(reason.message)
    if (at) return { of: 'text', refusal: reason, line: Number(at[1]), character: Number(at[2]) }
    if (/Alimtalk/.test(reason.message)) return { of: 'alimtalk', refusal: reason }
    if (reason.field === '/text' || /^this text /.test(reason.message)) return { of: 'text', refusal: reason, line: 0, character: 0 }
    const ruled = await segments.look(this.rule, new AbortController().signal).catch((mistake: unknown) => mistake)
    return ruled instanceof Refusal && ruled.character > 0 ? { of: 'rule', refusal: ruled } : { of: 'all', reason }
  }
}
