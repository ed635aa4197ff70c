// A segment's rule as text: conditions written down, and what could be written next. Which fields, comparisons and names
// there are is the program's to say (Vocabulary).
import type { Condition, ConditionList, Field, Vocabulary } from '../server/segments'
import type { LanguageCode } from '../session/device.svelte'

// What the program calls it, in that language.
export const said = (of: { korean: string; english: string }, code: LanguageCode) => (code === 'en' ? of.english : of.korean)

const quoted = (name: string) => `"${name.replace(/[\\"]/g, '\\$&')}"`

function boughtText(condition: Condition): string {
  const parts = ['bought', ...(condition.of_category ? ['category'] : []), quoted(condition.name ?? '')]
  if (condition.times > 1) parts.push(`at least ${condition.times} times`)
  if (condition.days !== null) parts.push(`in ${condition.days} days`)
  else if (condition.amount !== null) parts.push(`since ${condition.amount}`)
  return parts.join(' ')
}

function valueText(condition: Condition, field: Field): string {
  if (condition.name !== null) return quoted(condition.name)
  if (field.kind === 'month') return condition.amount ?? 'this month'
  if (condition.days !== null) return `${condition.days} days ago`
  return condition.amount ?? ''
}

function conditionText(condition: Condition, field: Field): string {
  const bare = field.kind === 'bought' ? boughtText(condition)
    : field.kind === 'flag' ? field.name
    : `${field.name} ${condition.relation} ${valueText(condition, field)}`
  return condition.not ? `not ${bare}` : bare
}

export function ruleText(list: ConditionList, vocabulary: Vocabulary): string {
  const texts = list.conditions.flatMap((condition) => {
    const field = vocabulary.fields.find((one) => one.name === condition.field)
    return field ? [conditionText(condition, field)] : []
  })
  return texts.join(` ${list.joined} `)
}

export function namesOf(field: Field, ofCategory: boolean, vocabulary: Vocabulary): string[] {
  if (field.kind === 'store') return vocabulary.stores
  return field.kind === 'category' || (field.kind === 'bought' && ofCategory) ? vocabulary.categories : vocabulary.items
}

// A condition to begin with, of that field.
export function newCondition(field: Field, vocabulary: Vocabulary): Condition {
  const first = { count: '5', money: '50000', days: '30', ratio: '1.5', chance: '50%' } as Record<string, string>
  const named = ['item', 'category', 'store', 'bought'].includes(field.kind)
  return {
    not: false,
    field: field.name,
    relation: field.relations[0]?.sign ?? '',
    amount: first[field.kind] ?? null,
    days: field.kind === 'date' ? 30 : field.kind === 'bought' ? 90 : null,
    name: named ? (namesOf(field, false, vocabulary)[0] ?? '') : null,
    of_category: false,
    times: field.kind === 'bought' ? 3 : 1,
  }
}

export interface Suggestion {
  text: string // as it is written
  about: string // in the language of the screen
}
export interface Suggestions {
  from: number // what is replaced
  to: number
  all: Suggestion[]
}

const most = 8
const tokens = /"(?:[^"\\]|\\.)*"?|[\p{L}_][\p{L}\p{N}_]*|>=|<=|!=|[<>=()%]|[0-9][0-9.,-]*|\S/gu
const joins = ['and', 'or']

// What could stand at the caret, begun words completed first.
export function suggestionsAt(text: string, caret: number, vocabulary: Vocabulary, code: LanguageCode): Suggestions {
  const before = text.slice(0, caret)
  const words = [...before.matchAll(tokens)].map((found) => ({ text: found[0], from: found.index }))
  const last = words.at(-1)
  const isOpenName = last?.text.startsWith('"') === true && !/^"(?:[^"\\]|\\.)*"$/.test(last.text)
  const isBegun = last !== undefined && (isOpenName || (/^[\p{L}_<>=!]/u.test(last.text) && !/\s$/.test(before)))
  const done = (isBegun ? words.slice(0, -1) : words).map((one) => one.text)
  const begun = isBegun ? last.text.replace(/^"/, '').toLowerCase() : ''
  const matching = (all: Suggestion[]) =>
    all.filter((one) => `${one.text} ${one.about}`.toLowerCase().includes(begun)).slice(0, most)
  const rest = isBegun && /^[\p{L}_]/u.test(last.text) ? /^[\p{L}\p{N}_]*/u.exec(text.slice(caret))?.[0] : ''
  return { from: isBegun ? last.from : caret, to: caret + (rest?.length ?? 0), all: matching(nextWords(done, vocabulary, code)) }
}

function nextWords(done: string[], vocabulary: Vocabulary, code: LanguageCode): Suggestion[] {
  const last = done.at(-1)
  const fieldNamed = (name: string | undefined) => vocabulary.fields.find((one) => one.name === name)
  const bare = (texts: string[]) => texts.map((text) => ({ text, about: '' }))
  const names = (all: string[]) => bare([...new Set(all)].map(quoted))
  const fields = vocabulary.fields.map((field) => ({ text: field.name, about: said(field, code) }))
  if (last === undefined || joins.includes(last) || last === '(') return [...fields, ...bare(['not'])]
  if (last === 'not') return fields
  const field = fieldNamed(last)
  if (field?.kind === 'bought') return [...names(vocabulary.items), ...bare(['category'])]
  if (field && field.relations.length > 0) return field.relations.map((one) => ({ text: one.sign, about: said(one, code) }))
  if (last === 'category') return names(vocabulary.categories)
  const compared = fieldNamed(done.at(-2))
  if (compared?.relations.some((one) => one.sign === last)) {
    if (compared.kind === 'date') return bare(['30 days ago'])
    if (compared.kind === 'month') return bare(['this month'])
    const isNamed = ['item', 'category', 'store'].includes(compared.kind)
    return isNamed ? names(namesOf(compared, false, vocabulary)) : []
  }
  const more = fieldNamed(done.at(-2))?.kind === 'bought' || done.at(-2) === 'category'
  return bare([...(more ? ['at least 3 times', 'in 90 days'] : []), ...joins])
}
