// What guests ask of their data in another way than on their own page, and by when it has to be answered.
import { ask } from './api'
import type { Found } from './types'

export const kinds = ['access', 'correction', 'erasure', 'stop_processing', 'portability', 'explanation'] as const
export const ways = ['in_person', 'phone', 'email', 'paper'] as const
export type RequestKind = (typeof kinds)[number]
export type AskedBy = (typeof ways)[number]
export type Outcome = 'done' | 'refused' | 'delayed'
export type Reason = 'law_forbids' | 'others_harmed' | 'not_her' | 'still_looking'
// Why the law lets it be so; what is done needs no reason.
export const reasons: Record<Outcome, Reason[]> = {
  done: [],
  refused: ['not_her', 'others_harmed', 'law_forbids'],
  delayed: ['still_looking', 'not_her'],
}

export interface GuestRequest {
  what: RequestKind
  by: AskedBy
  asked_at: string
  due: string
  days_left: number // less than 0: it is over
  open: boolean
  may_delay: boolean
  outcome: Outcome | null
  reason: Reason | null
  answered_at: string | null
  told: boolean // a message is on its way to her or there
}
export interface OpenRequest extends GuestRequest {
  customer: Found
}

export const requestsOf = (guest: string) =>
  ask<{ requests: GuestRequest[] }>('GET', `/customers/${guest}/requests`).then((answer) => answer.requests)
export const openRequests = () => ask<{ requests: OpenRequest[] }>('GET', '/requests').then((answer) => answer.requests)
export const writeDown = (guest: string, asked: { what: RequestKind; by: AskedBy; asked_on: string | null }, key: string) =>
  ask<unknown>('POST', `/customers/${guest}/requests`, asked, key)
export const resolve = (guest: string, answer: { what: RequestKind; outcome: Outcome; reason: Reason | null }, key: string) =>
  ask<unknown>('POST', `/customers/${guest}/requests/answered`, answer, key)
