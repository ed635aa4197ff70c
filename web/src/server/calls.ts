// Calling guests by name: what the counter asks, and what a customer display hears.
import { ask } from './api'

export interface GuestToCall {
  customer: string
  called: string
  ordered_at: string
}
export interface NameCall {
  outcome: 'shown' | 'unanswered' | 'no_display' | 'held_back'
  text: string | null
  because: string | null // of held_back
}
// As a display hears it: nothing of her but what she is called.
export interface Call {
  id: string
  called: string
  text: string
  age_ms: number
}
export interface Hello {
  shop: string
  language: string
  zone: string
  invented: boolean
  calls: Call[] // the latest first
}

export const guestsToCall = () => ask<{ guests: GuestToCall[] }>('GET', '/calls').then((answer) => answer.guests)
export const callByName = (customer: string, key: string) => ask<NameCall>('POST', `/customers/${customer}/call`, undefined, key)
export const callByNumber = (number: number) => ask<NameCall>('POST', '/calls', { number })
export const noteShown = (call: string) => ask<unknown>('POST', '/display/shown', { call })

export const displayLink = () => ask<{ link: string | null }>('GET', '/display-link').then((answer) => answer.link)
export const newDisplayLink = (key: string) => ask<{ link: string }>('POST', '/display-link', undefined, key).then((answer) => answer.link)
