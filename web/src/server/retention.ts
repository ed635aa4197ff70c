// How long guests are kept who are not seen any more.
import { ask } from './api'

export interface Retention {
  months: number // 0: until they ask
  guests: number
  over: number // who would go now
  distance_stores: string[] // branches that sell over the telephone or the internet
  kept_by_law: { guests: number; records: number; next_end: string | null; last_end: string | null } // of who was erased
}

// By the months that are set, or by those that are thought of.
export const retention = (months = 0) => ask<Retention>('GET', months > 0 ? `/retention?months=${months}` : '/retention')
export const setRetention = (months: number, key: string) => ask<unknown>('PUT', '/retention', { months }, key)
export const setDistanceStores = (months: number, distance_stores: string[], key: string) =>
  ask<unknown>('PUT', '/retention', { months, distance_stores }, key)
