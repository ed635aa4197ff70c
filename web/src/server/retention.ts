// How long guests are kept who are not seen any more.
import { ask } from './api'

export interface Retention {
  months: number // 0: until they ask
  guests: number
  over: number // who would go now
}

// By the months that are set, or by those that are thought of.
export const retention = (months = 0) => ask<Retention>('GET', months > 0 ? `/retention?months=${months}` : '/retention')
export const setRetention = (months: number, key: string) => ask<unknown>('PUT', '/retention', { months }, key)
