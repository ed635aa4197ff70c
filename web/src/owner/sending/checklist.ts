// What of the arrangement is in order, what is missing and what runs out: made from its fields alone.
import { channels, type Sending } from '../../server/sending'
import type { SendingWords } from '../../words/sending.ko'

export interface Check {
  what: string
  state: 'fine' | 'due' | 'missing'
  says: string // what is missing blocks, or when it ends; empty when in order
}

const soon_days = 60
const day_ms = 86_400_000

// Both as "2026-11-24".
function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / day_ms)
}

function certificate(ends: string | null, today: string, t: SendingWords['sending'], day: (date: string) => string): Check {
  const what = t.checks.certificate
  if (ends === null) return { what, state: 'missing', says: t.blocks.certificate }
  const left = daysUntil(ends, today)
  if (left < 0) return { what, state: 'missing', says: t.blocks.certificateOver(day(ends)) }
  return left > soon_days ? { what, state: 'fine', says: '' } : { what, state: 'due', says: t.blocks.certificateEnds(day(ends), String(left)) }
}

export function checklist(sending: Sending, today: string, words: SendingWords, day: (date: string) => string): Check[] {
  const t = words.sending
  const check = (what: string, fine: boolean, says: string): Check => ({ what, state: fine ? 'fine' : 'missing', says: fine ? '' : says })
  const { relay, cap } = sending
  return [
    check(t.checks.sender, sending.sender_name !== '' && sending.contact !== '', t.blocks.sender),
    check(t.checks.optOut, sending.opt_out_number !== '' || sending.public_url !== '', t.blocks.optOut),
    check(t.checks.number, sending.sender_number !== '' && sending.sender_registered, t.blocks.number),
    check(t.checks.relay, relay.has_contract, t.blocks.relay),
    check(t.checks.notice, relay.is_announced && relay.customers_know, relay.is_announced ? t.blocks.told : t.blocks.announced),
    certificate(relay.certified_until, today, t, day),
    check(t.checks.cap, Math.min(cap.to_one_a_day, cap.to_one_in_7_days, cap.to_one_in_30_days, cap.by_shop_a_day) > 0, t.blocks.cap),
    ...channels.map((channel) =>
      check(t.checks.gateway(words.channels[channel]), sending.gateways.some((one) => one.channel === channel && one.url !== ''), t.blocks.gateway),
    ),
  ]
}
