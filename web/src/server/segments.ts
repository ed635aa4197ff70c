// Segments of guests: what a rule may ask, who is in one, and those that are saved. The text of the rule is the truth;
// `list` is the same in parts, when it is a plain list of conditions.
import { ask } from './api'
import type { Found } from './types'

export type FieldKind =
  | 'count' | 'money' | 'days' | 'ratio' | 'chance' | 'date' | 'month' | 'item' | 'category' | 'store' | 'flag' | 'bought'

export interface FieldRelation {
  sign: string
  korean: string
  english: string
}

export interface Field {
  name: string // as it is written in a rule
  kind: FieldKind
  unit: string
  korean: string
  english: string
  example: string
  relations: FieldRelation[]
}

export interface Vocabulary {
  fields: Field[]
  items: string[]
  categories: string[]
  stores: string[]
  longest_rule: number // bytes
}

export interface Condition {
  not: boolean
  field: string
  relation: string
  amount: string | null // as it is written in the rule
  days: number | null // before today
  name: string | null
  of_category: boolean
  times: number
}

export interface ConditionList {
  joined: 'and' | 'or'
  conditions: Condition[]
}

export interface Segment {
  rule: string
  customers: number
  members: number
  list: ConditionList | null // null: the rule is more than a list of conditions
  shown: { customer: Found; because: string[] }[]
}

export interface SavedSegment {
  name: string
  rule: string
  readable: boolean // false: it names what the shop no longer has
  members: number
  text: string // what is special about it, in words; mostly empty
}

export interface SavedSegments {
  customers: number
  segments: SavedSegment[]
}

export const vocabulary = () => ask<Vocabulary>('GET', '/segments/fields')
export const saved = () => ask<SavedSegments>('GET', '/segments')
export const look = (rule: string, signal: AbortSignal) => ask<Segment>('POST', '/insights/segment', { rule }, undefined, signal)
// An empty rule removes it.
export const save = (name: string, rule: string, key: string) => ask<unknown>('PUT', '/segments', { name, rule }, key)
