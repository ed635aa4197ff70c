// How the shop stands before the law that is about sending; every sentence is the program's.
import { ask } from './api'
import type { Channel, Purpose } from './types'

export type LawState = 'missing' | 'due' | 'in_order'

export interface LawCheck {
  rule: string
  state: LawState
  state_text: string
  what: string
  says: string
  law: string | null
  day: string | null
  channel: Channel | null
  purpose: Purpose | null
  guests: number
}
export interface Law {
  checks: LawCheck[] // what is missing first
  penalties: string[]
}

export const law = () => ask<Law>('GET', '/law')
export const count = (law: Law, state: LawState) => law.checks.filter((each) => each.state === state).length
