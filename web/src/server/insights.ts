// What the program has learned of the guests: for the owner's page and the rhythm of one guest. `text` is always a
// finished sentence in the language asked for; money is in minor units; shares and chances are 0..1; dates "2026-11-24".
import { ask } from './api'
import type { ChangeKind, Found } from './types'

export interface Worth {
  customer: Found
  value_minor: number
  low: number // minor units, like high
  high: number
  alive: number
  text: string
}

export interface Moved {
  since: string
  from_minor: number
  to_minor: number
  parts: { kind: 'new_customers' | 'purchases' | 'went_quiet' | 'spend' | 'forgotten'; minor: number; text: string }[]
}

export interface SpreadBar {
  from_minor: number
  to_minor: number
  customers: number
}

export interface Value {
  as_of: string
  enough: boolean // false: `text` says what is lacking, and there is nothing else
  text: string
  horizon_days: number
  customers: number
  alive: number // how many are expected to come still
  equity: { minor: number; low: number; high: number } | null
  moved: Moved | null
  best: Worth[]
  slipping: Worth[]
  spread: SpreadBar[]
}

export interface MeanScore {
  mean: number | null
  scores: number
}

export interface Theme extends MeanScore {
  name: string
  is_item: boolean
  guests: number
  answers: number
  trend: 'unknown' | 'falling' | 'steady' | 'rising'
  text: string
  example: string | null // null of what fewer than three guests said
}

export interface FeedbackLook extends MeanScore {
  text: string
  guests: number
  answers: number
  by_score: { score: number; answers: number }[]
  weeks: (MeanScore & { from: string })[]
  themes: Theme[]
  waiting: { customer: Found; at: string; text: string }[]
}

export interface Change {
  customer: Found
  kind: ChangeKind
  since: string
  text: string
  sureness: number
}

export interface Changes {
  false_alarms: number
  text: string
  changes: Change[]
}

export interface Group {
  name: string
  customers: number
  share: number
  visits_a_month: number
  spend_a_visit_minor: number
  traits: string[]
}

export interface GridCell {
  recency: number // 1..5 at most, the largest the most recent
  frequency: number // 1..5 at most, the largest the most often
  customers: number
  spend_minor: number
}

export interface Split {
  text: string
  camps: { customers: number; traits: string[] }[]
}

export interface Groups {
  enough: boolean
  text: string
  stability: number
  groups: Group[]
  recency_days: number[] // where the steps of recency part, ascending: days since the last visit
  frequency_visits: number[] // of frequency: visits
  grid: GridCell[]
  splits: Split[]
}

export interface Rule {
  text: string
  when: string[]
  then: string
  count: number
  confidence: number
  lift: number
}

export interface Baskets {
  enough: boolean
  text: string
  baskets: number
  rules: Rule[]
  first_times: { text: string; category: string; then: string }[] // what follows a first purchase of a category
}

export interface Arrival {
  item: string
  name: string
  text: string
  guests: { customer: Found; text: string; score: number }[]
}

export type Verdict = 'better' | 'worse' | 'cannot_tell_yet' | 'no_difference' | 'not_enough_yet' | 'broken'

export interface Measure {
  measure: 'revisit' | 'repurchase' | 'visits' | 'spend' | 'cycle' | 'satisfaction'
  text: string
  verdict: Verdict
  difference: number | null // told minus held out, in the measure's unit: a share, visits, minor units, days, points of 1..5
  low: number | null // null: not enough yet
  high: number | null
  weeks_more: number | null
}

export interface HoldOut {
  name: string
  text: string
  window_days: number // for how long each guest is followed
  share: number // 0: nobody is held out, nothing can be learned
  since: string | null
  told: number
  held: number
  measures: Measure[]
}

// How suggestions are chosen, what became of them, and how another way of choosing would have done.
export interface Choices {
  text: string
  share: number // tried out
  shown: number // all three: on days that are over
  taken: number
  tried_out: number
  ways: { way: 'as_now' | 'best_alone' | 'evenly'; text: string; share: number | null; low: number | null; high: number | null }[]
}

export interface Proof {
  hold_outs: HoldOut[]
  choices: Choices
}

export interface ServiceRhythm {
  name: string
  text: string
  every_days: number
  last: string
  due_from: string | null
  due_to: string | null
  overdue_days: number
}

export interface Rhythm {
  enough: boolean
  text: string
  regularity: number
  visits: string[] // dates, the newest last
  days: { date: string; chance: number }[] // today first: the chance that the next visit falls on that day
  week: number
  due_from: string | null
  due_to: string | null
  overdue_days: number
  services: ServiceRhythm[]
  changes: { kind: ChangeKind; since: string; text: string; sureness: number }[]
  segments: string[] // names of the saved segments she is in
}

export interface Taste {
  item: string
  name: string
  text: string
}
export interface Tastes {
  again: Taste[]
  fresh: Taste[] // new to her
}

export const value = () => ask<Value>('GET', '/insights/value')
export const changes = () => ask<Changes>('GET', '/insights/changes')
export const groups = () => ask<Groups>('GET', '/insights/groups')
export const baskets = () => ask<Baskets>('GET', '/insights/baskets')
export const arrival = (item: string) => ask<Arrival>('GET', `/insights/arrivals?item=${encodeURIComponent(item)}`)
export const feedback = () => ask<FeedbackLook>('GET', '/insights/feedback')
export const proof = () => ask<Proof>('GET', '/insights/proof')
export const setHoldOut = (share: number, key: string) =>
  ask<unknown>('PUT', '/hold-outs/suggestion', { share_thousandths: Math.round(share * 1_000) }, key)
export const setExploration = (share: number, key: string) =>
  ask<unknown>('PUT', '/exploration/suggestion', { share_thousandths: Math.round(share * 1_000) }, key)
export const rhythm = (customer: string) => ask<Rhythm>('GET', `/customers/${customer}/rhythm`)
export const tastes = (customer: string) => ask<Tastes>('GET', `/customers/${customer}/tastes`)
