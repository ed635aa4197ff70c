// How the shop sends, its campaigns, and what became of each message.
import { ask } from './api'
import type { Channel } from './types'

export type MessageClass = 'information' | 'advertising'
export type CampaignState = 'drafted' | 'running' | 'paused' | 'cancelled'
export type Step =
  | 'queued' | 'handing_over' | 'accepted' | 'not_taken' | 'unknown' | 'delivered' | 'failed' | 'held_back' | 'cancelled'
  | 'bounced'
export type GatewayKind = 'smtp' | 'solapi' | 'webhook'

// By what a gateway carries what is sent; `push` has none a shop could arrange by itself.
export const channels = ['sms', 'kakao', 'email'] as const satisfies Channel[]
// Nothing leaves the shop, so nothing has to be arranged.
export const inHouse = (channel: Channel) => channel === 'counter' || channel === 'printed' || channel === 'display'
export const on_the_way: Step[] = ['queued', 'handing_over', 'not_taken']

export interface Reason {
  code: number
  text: string
}
export interface HeldBack extends Reason {
  guests: number
}
const quiet_hours = 7
const enough_of_the_shop_today = 13
// She gets it all the same, the next morning.
export const waitsForMorning = ({ code }: Reason) => code === quiet_hours || code === enough_of_the_shop_today

export interface NewCampaign {
  id?: string
  name: string
  rule: string
  channel: Channel
  message: MessageClass
  subject: string
  text: string
  starts_at?: string // left out: now; without an offset in the shop's zone
  again_after_days: number // 0: chosen once; else every day, each guest again after so many days
  bought_once?: string | null // the item that it is about, of which one is enough
  alimtalk_template?: string // information by KakaoTalk: in words that were approved under this code
}

export interface Campaign extends Required<NewCampaign> {
  state: CampaignState
  state_text: string
  last_selection: { day: string; queued: number; held_back: HeldBack[] } | null
  steps: { step: Step; text: string; messages: number }[]
}

export interface CampaignPreview {
  guests: number
  would_get: number
  written: number // texts: what they alone tell is known of these
  held_back: HeldBack[]
  shown: { customer: string; name: string; text: string | null; because: Reason | null }[]
  likeness: number // 0..1: how alike the texts are
  more_personal: { placeholder: string; text: string; guests: number }[] // known of so many, and not said yet
  // Of the texts that were written, by level; to so many who wish formal speech it is less.
  speech: Record<'polite' | 'formal' | 'mixed' | 'plain' | 'less_formal_than_wished', number>
  alimtalk_to_register: string | null // null: it is no such message, or it varies too much
  longest_bytes: number
  longest_text: string
  price_minor: number
}

export interface Message {
  id: string
  customer: string
  name: string
  campaign: string | null // its name
  channel: Channel
  message: MessageClass
  step: Step
  text: string // the step, in words
  because: string | null
  queued_at: string
  handed_at: string | null
  moved_at: string
}

export interface Arrangement {
  sender_name: string
  contact: string
  opt_out_number: string
  public_url: string
  sender_number: string
  sender_registered: boolean
  relay: {
    name: string
    certificate: string
    certified_until: string | null
    has_contract: boolean
    is_announced: boolean
    customers_know: boolean
  }
  cap: { to_one_a_day: number; to_one_in_7_days: number; to_one_in_30_days: number; by_shop_a_day: number }
  hours: { from: string; until: string } // "09:30"
  budget_minor: number | null // null: no limit
  sms_price_minor: number
  kakao_price_minor: number
}

export interface Gateway {
  channel: Channel
  kind: GatewayKind
  url: string // empty: nothing leaves
  user: string
  from: string
}
export interface Sending extends Arrangement {
  // reports_to: a path while the shop has no public address
  gateways: (Gateway & { has_secret: boolean; reports_to: string })[]
}

export const sending = () => ask<Sending>('GET', '/sending')
export const arrange = (arrangement: Arrangement, key: string) => ask<unknown>('PUT', '/sending', arrangement, key)
// A secret that is left out stays what it was, as long as it goes to the same address.
export const arrangeGateway = (gateway: Gateway & { secret?: string }, key: string) =>
  ask<unknown>('PUT', '/sending/gateways', gateway, key)

export const campaigns = () => ask<{ campaigns: Campaign[] }>('GET', '/campaigns').then((answer) => answer.campaigns)
export const preview = (campaign: NewCampaign, signal: AbortSignal) =>
  ask<CampaignPreview>('POST', '/campaigns/preview', campaign, undefined, signal)
export const saveCampaign = (campaign: NewCampaign, key: string) =>
  ask<{ campaign: string }>('PUT', '/campaigns', campaign, key).then((answer) => answer.campaign)
export const moveCampaign = (campaign: string, to: Exclude<CampaignState, 'drafted'>, key: string) =>
  ask<unknown>('POST', `/campaigns/${campaign}/state`, { to }, key)

export const messages = (campaign: string) =>
  ask<{ messages: Message[] }>('GET', campaign === '' ? '/messages' : `/messages?campaign=${campaign}`).then((answer) => answer.messages)
export const message = (id: string) => ask<{ subject: string; text: string }>('GET', `/messages/${id}`)
type OneMessage = Pick<NewCampaign, 'channel' | 'message' | 'subject' | 'text' | 'alimtalk_template'>
export interface MessagePreview {
  subject: string
  text: string | null // null: something is missing
  about: string[] // what is missing, how long it is, in which honorific level
  held_back: Reason | null // why she would not get it
}
export const previewFor = (customer: string, one: OneMessage) => ask<MessagePreview>('POST', `/customers/${customer}/messages/preview`, one)
export const sendTo = (
  customer: string,
  one: OneMessage,
  key: string,
) => ask<{ id: string; held_back: Reason | null }>('POST', `/customers/${customer}/messages`, one, key)

export interface PrintedCard {
  id: string
  called: string
  text: string
}
export interface CardsToPrint {
  waiting: number
  unanswered: { id: string; called: string; step: 'handing_over' | 'unknown'; text: string }[]
}
// Of one campaign; of all, and of none: ''.
export const cardsToPrint = (campaign: string) => ask<CardsToPrint>('GET', campaign === '' ? '/printed-cards' : `/printed-cards?campaign=${campaign}`)
// Each card is given once: whoever asks says afterwards whether it came out.
export const printCards = (campaign: string) =>
  ask<{ cards: PrintedCard[] }>('POST', '/printed-cards/print', campaign === '' ? {} : { campaign }).then((answer) => answer.cards)
export const notePrinting = (cards: string[], came_out: boolean) => ask<unknown>('POST', '/printed-cards/outcome', { cards, came_out })
