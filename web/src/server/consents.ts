// What guests are asked, in every version, and who refused advertising.
import { ask } from './api'
import type { Channel, ConsentText, Found, Purpose } from './types'

export const purposes = ['personalisation', 'sensitive', 'marketing', 'night_marketing'] as const satisfies Purpose[]

export interface NewConsentText extends ConsentText {
  needs_new_consent: boolean // who said yes before is asked again
}
export interface PublishedText extends NewConsentText {
  published_at: string
}
export interface OptOut {
  customer: Found
  since: string
  method_text: string
  channels: Channel[] // that she refused; empty: all of them
}
export interface OptOuts {
  guests: number // on the whole list
  shown: OptOut[]
}

// Oldest first.
export const texts = () => ask<{ texts: PublishedText[] }>('GET', '/consent-texts?versions=all').then((answer) => answer.texts)
export const publish = (text: NewConsentText, key: string) => ask<unknown>('POST', '/consent-texts', text, key)
export const optOuts = (from: number) => ask<OptOuts>('GET', `/opt-outs?from=${from}`)
