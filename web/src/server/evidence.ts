// Pictures of the papers on which a guest answered.
import { ask } from './api'
import type { Channel, Purpose } from './types'

export interface NamedAnswer {
  purpose: Purpose
  channel: Channel | null
  at: string
}
export interface KeptPicture {
  picture: string
  at: string
  media_type: string
  bytes: number
  sha256: string
  answers: NamedAnswer[]
}
export interface Pictures {
  pictures: KeptPicture[] // oldest first
  without: NamedAnswer[] // answers on paper that no picture shows
}

const of = (answers: NamedAnswer[]) => answers.map(({ purpose, channel }) => (channel ? `${purpose}.${channel}` : purpose)).join(',')

export const pictures = (customer: string) => ask<Pictures>('GET', `/customers/${customer}/consents/evidence`)
export const keep = (customer: string, answers: NamedAnswer[], picture: Blob, key: string) =>
  ask<unknown>('POST', `/customers/${customer}/consents/evidence?of=${of(answers)}`, picture, key)
// For the owner, as a file.
export const pathOf = (customer: string, picture: string) => `/customers/${customer}/consents/evidence/${picture}`
