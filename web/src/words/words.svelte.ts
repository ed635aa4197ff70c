// The words of the chosen language, and numbers, money and dates as that language writes them in the shop's zone.
import { Refusal, speak } from '../server/api'
import type { Shop } from '../server/types'
import { device, type LanguageCode } from '../session/device.svelte'
import { en } from './en'
import { ko, type Words } from './ko'

class Speech {
  shop = $state<Shop | null>(null)
  code = $derived<LanguageCode>(device.language || (this.shop?.language.startsWith('en') ? 'en' : 'ko'))
  words = $derived<Words>(this.code === 'en' ? en : ko)
  #locale = $derived(this.code === 'en' ? 'en-GB' : 'ko-KR')
  #zone = $derived(this.shop?.zone ?? 'Asia/Seoul')
  #day = $derived(new Intl.DateTimeFormat('en-CA', { timeZone: this.#zone, dateStyle: 'short' }))
  #date = $derived(new Intl.DateTimeFormat(this.#locale, { timeZone: this.#zone, dateStyle: 'long' }))
  #time = $derived(new Intl.DateTimeFormat(this.#locale, { timeZone: this.#zone, hour: 'numeric', minute: '2-digit' }))
  #today = $derived(
    new Intl.DateTimeFormat(this.#locale, { timeZone: this.#zone, month: 'long', day: 'numeric', weekday: 'long' }),
  )
  #relative = $derived(new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' }))
  #percent = $derived(new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 0 }))
  #number = $derived(new Intl.NumberFormat(this.#locale))
  #money = $derived(
    new Intl.NumberFormat(this.#locale, {
      style: 'currency',
      currency: this.shop?.currency || 'KRW',
      minimumFractionDigits: this.shop?.currency_decimals ?? 0,
      maximumFractionDigits: this.shop?.currency_decimals ?? 0,
    }),
  )

  // Called from an effect of the app; `page` is empty for the first one.
  tell(page: string) {
    document.documentElement.lang = this.code
    document.title = [page, this.words.app, this.shop?.name ?? ''].filter((part) => part !== '').join(' · ')
  }

  money(minor: number): string {
    const amount = minor / 10 ** (this.shop?.currency_decimals ?? 0)
    if (this.code === 'ko' && (this.shop?.currency ?? 'KRW') === 'KRW') return `${this.#number.format(amount)}원`
    return this.#money.format(amount)
  }
  // "4,820만원": for the marks of an axis.
  moneyInShort(minor: number): string {
    const amount = minor / 10 ** (this.shop?.currency_decimals ?? 0)
    const currency = this.shop?.currency || 'KRW'
    const written = new Intl.NumberFormat(this.#locale, {
      notation: 'compact',
      ...(this.code === 'ko' && currency === 'KRW' ? {} : { style: 'currency', currency }),
    }).format(amount)
    return this.code === 'ko' && currency === 'KRW' ? `${written}원` : written
  }
  // Of an estimate: three digits, as many as it deserves.
  moneyAbout(minor: number): string {
    return this.money(Number(minor.toPrecision(3)))
  }
  moneyChange(minor: number): string {
    return `${minor < 0 ? '−' : '+'}${this.moneyAbout(Math.abs(minor))}`
  }
  number(value: number): string {
    return this.#number.format(value)
  }
  rounded(value: number, decimals = 1): string {
    return this.#number.format(Number(value.toFixed(decimals)))
  }
  // Of what is not certain: never 0 % or 100 %.
  chance(share: number): string {
    if (share < 0.01) return `<${this.percent(0.01)}`
    return share > 0.99 ? `>${this.percent(0.99)}` : this.percent(share)
  }
  percent(share: number): string {
    return this.#percent.format(share)
  }
  // A calendar date of the shop ("2026-11-24"), the same day in every zone; the year only where it could be mistaken.
  day(date: string, now = new Date()): string {
    const instant = new Date(`${date}T00:00:00Z`)
    const near = Math.abs(instant.getTime() - now.getTime()) < 300 * 86_400_000
    return this.#calendar({ month: 'long', day: 'numeric', ...(near ? {} : { year: 'numeric' }) }).format(instant)
  }
  shortDay(date: string): string {
    return this.#calendar({ month: 'short', day: 'numeric', weekday: 'short' }).format(new Date(`${date}T00:00:00Z`))
  }
  dayInShort(date: string): string {
    return this.#calendar({ month: 'short', day: 'numeric' }).format(new Date(`${date}T00:00:00Z`))
  }
  // "2026-11".
  month(month: string): string {
    return this.#calendar({ month: 'long', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`))
  }
  #calendar(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.#locale, { timeZone: 'UTC', ...options })
  }
  list(parts: string[]): string {
    return parts.join(' · ')
  }
  // The shop's own day, so many from today: 2026-03-02.
  dayAhead(days: number): string {
    return this.#day.format(Date.now() + days * 86_400_000)
  }
  date(instant: string): string {
    return this.#date.format(new Date(instant))
  }
  time(instant: Date): string {
    return this.#time.format(instant)
  }
  today(instant: Date): string {
    return this.#today.format(instant)
  }

  // "5분", "40 seconds"; empty when it is not known.
  wait(seconds: number): string {
    if (seconds <= 0) return ''
    const unit = seconds < 60 ? 'second' : 'minute'
    const amount = unit === 'second' ? seconds : Math.ceil(seconds / 60)
    return new Intl.NumberFormat(this.#locale, { style: 'unit', unit, unitDisplay: 'long' }).format(amount)
  }

  // Why something was refused. The program says it exactly but in English; the reason's kind is said in either language.
  refusal(reason: unknown): string {
    const words = this.words.refusals
    if (!(reason instanceof Refusal)) return words.noAnswer
    if (this.code === 'en' && reason.message) return `${reason.message[0]?.toUpperCase()}${reason.message.slice(1)}.`
    if (reason.status === 403) return words.forbidden
    if (reason.status === 404) return words.notFound
    if (reason.status === 409) return words.conflict
    if (reason.status === 429) return words.tooMuch
    return reason.status < 500 ? words.invalid : words.failed
  }

  // "today", "3 days ago", "2 months ago": calendar days in the shop's zone.
  ago(instant: string, now = new Date()): string {
    const days = this.#dayNumber(now) - this.#dayNumber(new Date(instant))
    if (days <= 0) return this.words.guest.when.today
    if (days === 1) return this.words.guest.when.yesterday
    if (days < 14) return this.#relative.format(-days, 'day')
    if (days < 60) return this.#relative.format(-Math.round(days / 7), 'week')
    if (days < 730) return this.#relative.format(-Math.round(days / 30.44), 'month')
    return this.#relative.format(-Math.round(days / 365.25), 'year')
  }
  #dayNumber(instant: Date): number {
    return Date.parse(`${this.calendarDay(instant)}T00:00:00Z`) / 86_400_000
  }
  // "2026-11-24": the shop's date at that instant.
  calendarDay(instant: Date): string {
    return this.#day.format(instant)
  }
}

export const speech = new Speech()
speak(() => speech.code)
