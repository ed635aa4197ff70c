// The words of the HTTP API (docs/http-api.md). Ids are strings: they exceed what a number holds.

export type Role = 'owner' | 'staff'
export type Answer = 'not_asked' | 'given' | 'refused'
export type Purpose = 'personalisation' | 'sensitive' | 'marketing' | 'night_marketing'
export type Channel = 'sms' | 'kakao' | 'email' | 'push' | 'counter' | 'printed' | 'display'
// By what she may be told of what is new: each is asked on its own. An app's notices no shop can arrange yet.
export const told_by = ['sms', 'kakao', 'email', 'counter', 'printed'] as const satisfies Channel[]
export type ToldBy = (typeof told_by)[number]
export interface ConsentRecord {
  purpose: Purpose
  channel: Channel | null // null: of marketing, a no to all
  given: boolean
  by_guardian: boolean // she was under 14
  outdated: boolean // a yes to a text that has been replaced by one that says something else, or from before she was 14
}
// What a guest is told before she answers: the four statements of the law.
export interface ConsentText {
  purpose: Purpose
  version: string
  language: string
  purpose_text: string
  items: string
  retention: string
  refusal: string
}

export interface Shop {
  name: string
  currency: string
  currency_decimals: number
  zone: string
  language: string
  invented: boolean // a demonstration: every guest is made up
}

export interface Staff {
  id: string
  name: string
  role: Role
  active?: boolean // in the list of all only
}

export interface Session {
  staff: Staff
  shop: Shop
  calls_by_name: boolean // the owner has made the link for customer displays
  idle_lock_seconds?: number // the program forgets the session after this long without a request
}

export interface Found {
  id: string
  name: string
  hint: string // last digits of phone or loyalty number, may be empty
  visits: number
  last_visit: string | null
}

export interface Expected {
  customer: Found
  chance: number // 0..1
  usual: string // empty when not certain
}

// The level of Korean in which a guest wishes to be spoken to: 해요체, 합쇼체.
export const speechLevels = ['polite', 'formal'] as const
export type SpeechLevel = (typeof speechLevels)[number]

export interface Profile {
  name: string
  called: string
  speech: SpeechLevel
  phone: string
  email: string
  loyalty_number: string
  birth_date: string | null
  guardian?: GuardianInput // of a child under 14
}

// How a guardian's consent was verified (decree of PIPA 17-2).
export const guardian_ways = [
  'site_and_text_message', 'site_and_card', 'site_and_phone_identity', 'paper', 'email', 'phone_call', 'other',
] as const
export type GuardianWay = (typeof guardian_ways)[number]

// Who consents for a child under 14.
export interface GuardianInput {
  name: string
  phone: string
  method: GuardianWay
}
export type Guardian = GuardianInput & { at: string }

export interface UsualLine {
  item: string
  name: string
  quantity: number
  confidence: number
  modifiers: { id: string; name: string; confidence: number }[]
}

export type ChangeKind =
  | 'rhythm_slower' | 'rhythm_faster' | 'stopped' | 'turned_to' | 'turned_away' | 'spends_more' | 'spends_less'

export interface Card {
  customer: {
    id: string
    name: string
    called: string
    speech: SpeechLevel
    hint: string
    member_since: string | null
    notes: { at: string; text: string }[]
    consents: Record<Purpose, Answer>
  }
  at: string
  store: { id: string; name: string } | null
  personalised: boolean
  greeting: string
  usual: { certain: boolean; confidence: number; text: string; because: string; lines: UsualLine[] }
  differences: { kind: string; text: string }[]
  allergies: string[]
  suggestion: { item: string; name: string; text: string } | null
  due: { text: string } | null // what is due again for her: said once, quietly
  changes: { kind: ChangeKind; text: string }[]
  feedback: {
    ask: { text: string; item: NamedItem | null } | null // null on most days: she is not asked every time
    complaint: { at: string; text: string; score: number | null; item: NamedItem | null } | null // that nobody answered
    items: NamedItem[] // of her last visit
  }
  has_words_to_say: boolean // something may wait to be said to her: wordsToSay()
  pace: Pace
  rest: string | null // that nothing is to be offered her now
  came_back: string[] // that an address of hers is to be asked for again
  guardian: Guardian | null // who answers for a child
  requests: string[] // what was asked of the guest's data and waits for an answer
  came_of_age: string | null // that she is 14 now and to be asked herself
  visits: number
  last_visit: string | null
}

// How often she is advertised to.
export interface Pace {
  most_in_30_days: number | null // null: as often as the shop allows itself
  rests_until: string | null // a day of the shop
}

export interface NamedItem {
  id: string
  name: string
}

// How it was: a score, her words, or both.
export interface Feedback {
  score?: number // 1..5
  text?: string
  item?: string // left out: the visit as a whole
}

export interface Modifier {
  id: string
  name: string
  price_minor: number
}

export interface OptionGroup {
  name: string
  modifiers: Modifier[]
}

export interface Item {
  id: string
  name: string
  category: string
  price_minor: number
  option_groups: string[]
}

export interface Menu {
  items: Item[]
  option_groups: OptionGroup[]
  stores: { id: string; name: string }[]
}

export interface OrderLine {
  item: string
  modifiers: string[]
  quantity: number
}

export interface Recorded {
  position: string
  already_known: boolean
  order?: string
}

export interface Erased {
  events_removed: number
  kept_by_law: { records: number; until: string } | null // of orders at a distance
}
