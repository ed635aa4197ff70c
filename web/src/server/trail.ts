// Who saw whom, and files that leave with a reason.
import { ask, newKey, take } from './api'

export const exportReasons = ['her_request', 'audit', 'authority', 'dispute', 'moving'] as const
export type ExportReason = (typeof exportReasons)[number]
export type TrailOddity = 'many_guests' | 'at_night' | 'refused' | 'wrong_pin' | 'console'

export interface TrailStaff {
  id: string
  name: string | null // null: a command on the machine
}
export interface TrailRow {
  row: string
  at: string
  staff: TrailStaff
  source: string
  action: string
  status: number // from 400 on nothing was shown
  reason: ExportReason | null
  everybody: boolean
  guests: number
  customers: { id: string; name: string | null }[] // the first of them; null: erased since
}
export interface TrailReview {
  accounts: { staff: TrailStaff; times: number; guests: number; days: number }[]
  odd: { what: TrailOddity; staff: TrailStaff; day: string; count: number }[]
  exports: TrailRow[]
  faults: string[]
  last: string
  reviewed_until: string | null // the latest month of which somebody said that she looked through it
}

export const review = (month: string) => ask<TrailReview>('GET', `/trail/review?month=${month}`)
export const noteReviewed = (month: string) => ask<void>('POST', '/trail/review', { month }, newKey())
// The latest first; of one guest, or of all.
export const rows = (customer: string, before: string) =>
  ask<{ rows: TrailRow[] }>('GET', `/trail?${customer && `customer=${customer}&`}before=${before}`).then((answer) => answer.rows)

export const confirmPin = (pin: string) => ask<void>('POST', '/session/pin', { pin })
export const takeFile = (path: string, reason: ExportReason) => take(`${path}?reason=${reason}`)
