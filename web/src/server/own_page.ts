// What a guest asks of her own page (docs/http-api.md). Whose page it is says her link: api.comeBy().
import { ask, newKey } from './api'
import type { Answer, Channel, ConsentText, Erased, Feedback, Guardian, NamedItem, Pace, Purpose, Recorded, Shop, SpeechLevel } from './types'

export interface OwnAnswer {
  purpose: Purpose
  channel: Channel | null
  answer: Answer
  outdated: boolean // a yes to a text that says something else by now
}

export interface OwnProfile {
  name: string
  called: string
  speech: SpeechLevel
  phone: string
  email: string
  guardian?: { name: string; phone: string } // set right, of a child
}

export interface OwnMessage {
  at: string
  channel: Channel
  advertising: boolean
  subject: string
  text: string
}

export interface OwnFeedback {
  at: string
  score: number | null
  item: NamedItem | null
  text: string
}

export interface OwnPage {
  shop: Shop
  contact: string | null // of the shop
  called: string
  profile: Omit<OwnProfile, 'guardian'> & { loyalty_number: string; birth_date: string | null; member_since: string | null }
  guardian: Guardian | null // of a child under 14
  came_of_age: string | null // that she is 14 now and answers herself
  notes: { at: string; text: string }[]
  allergies: string[]
  visits: number
  last_visit: string | null
  usual: string | null
  feedback: { given: OwnFeedback[]; items: NamedItem[]; waits: boolean }
  pace: Pace
  answers: OwnAnswer[]
  consents: { purpose: Purpose; by_guardian: boolean; at: string; text: string }[]
  messages: OwnMessage[]
  consent_texts: { texts: ConsentText[] }
}

// What she may speak of who was asked by a message.
export interface Asked {
  shop: Shop
  items: NamedItem[]
}

// Of the fields that events have only those that are told to her in words.
export interface RecordedEvent {
  at: string | null
  kind: string
  lines?: { name: string; quantity: number; paid_minor: number; modifiers: string[] }[]
  purpose?: Purpose
  channel?: Channel | null
  given?: boolean
  score?: number | null
  allergen?: string
  subject?: string
  text?: string
  name?: string
}
export interface OwnRecord {
  events: RecordedEvent[]
}
export interface OwnConsent {
  purpose: Purpose
  given: boolean
  channel?: Channel
  text_version?: string
  text_language?: string
}

export const ownPage = () => ask<OwnPage>('GET', '/me')
export const changeProfile = (profile: OwnProfile) => ask<Recorded>('PUT', '/me/profile', profile, newKey())
export const consent = (answer: OwnConsent) => ask<Recorded>('POST', '/me/consents', answer, newKey())
export const choosePace = (pace: Pace) => ask<Recorded>('PUT', '/me/pace', pace, newKey())
export const giveFeedback = (feedback: Feedback) => ask<Recorded>('POST', '/me/feedback', feedback, newKey())
export const asked = () => ask<Asked>('GET', '/said')
export const answerByLink = (feedback: Feedback, key: string) => ask<Recorded>('POST', '/said', feedback, key)
export const exported = () => ask<OwnRecord>('GET', '/me/export')
export const erase = () => ask<Erased>('POST', '/me/erasure', { confirm: 'erase' })
