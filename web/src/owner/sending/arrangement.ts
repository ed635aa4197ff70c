// The arrangement as it is written in its form, and back: numbers are text while somebody types.
import type { Arrangement } from '../../server/sending'

export interface Form {
  sender_name: string
  contact: string
  opt_out_number: string
  public_url: string
  sender_number: string
  sender_registered: boolean
  relay_name: string
  certificate: string
  certified_until: string
  has_contract: boolean
  is_announced: boolean
  customers_know: boolean
  to_one_a_day: string
  to_one_in_7_days: string
  to_one_in_30_days: string
  by_shop_a_day: string
  hours_from: string
  hours_until: string
  budget: string
  sms_price: string
  kakao_price: string
}

export function written(from: Arrangement, decimals: number): Form {
  const { relay, cap } = from
  const money = (minor: number | null) => (minor === null ? '' : String(minor / 10 ** decimals))
  return {
    sender_name: from.sender_name,
    contact: from.contact,
    opt_out_number: from.opt_out_number,
    public_url: from.public_url,
    sender_number: from.sender_number,
    sender_registered: from.sender_registered,
    relay_name: relay.name,
    certificate: relay.certificate,
    certified_until: relay.certified_until ?? '',
    has_contract: relay.has_contract,
    is_announced: relay.is_announced,
    customers_know: relay.customers_know,
    to_one_a_day: String(cap.to_one_a_day),
    to_one_in_7_days: String(cap.to_one_in_7_days),
    to_one_in_30_days: String(cap.to_one_in_30_days),
    by_shop_a_day: String(cap.by_shop_a_day),
    hours_from: from.hours.from,
    hours_until: from.hours.until,
    budget: money(from.budget_minor),
    sms_price: money(from.sms_price_minor),
    kakao_price: money(from.kakao_price_minor),
  }
}

// The law's, ten minutes before nine: text of equal length compares as time does.
const earliest = '08:00'
const latest = '20:50'

// `arrangement` is null while a number cannot be read: `wrong` names the fields.
export function readForm(form: Form, decimals: number): { arrangement: Arrangement | null; wrong: Set<string> } {
  const wrong = new Set<string>()
  const number = (field: keyof Form, scale: number): number => {
    const text = String(form[field]).replace(/[,\s]/g, '')
    const value = Math.round(Number(text) * scale)
    if (text === '' || !Number.isSafeInteger(value) || value < 0 || (scale === 1 && !/^\d+$/.test(text))) wrong.add(field)
    return value
  }
  if (form.hours_from < earliest || form.hours_from > latest) wrong.add('hours_from')
  if (form.hours_until <= form.hours_from || form.hours_until > latest) wrong.add('hours_until')
  const money = (field: keyof Form) => number(field, 10 ** decimals)
  const arrangement: Arrangement = {
    sender_name: form.sender_name.trim(),
    contact: form.contact.trim(),
    opt_out_number: form.opt_out_number.trim(),
    public_url: form.public_url.trim(),
    sender_number: form.sender_number.replace(/[-\s]/g, ''), // as the program keeps it
    sender_registered: form.sender_registered,
    relay: {
      name: form.relay_name.trim(),
      certificate: form.certificate.trim(),
      certified_until: form.certified_until || null,
      has_contract: form.has_contract,
      is_announced: form.is_announced,
      customers_know: form.customers_know,
    },
    cap: {
      to_one_a_day: number('to_one_a_day', 1),
      to_one_in_7_days: number('to_one_in_7_days', 1),
      to_one_in_30_days: number('to_one_in_30_days', 1),
      by_shop_a_day: number('by_shop_a_day', 1),
    },
    hours: { from: form.hours_from, until: form.hours_until },
    budget_minor: form.budget.trim() === '' ? null : money('budget'),
    sms_price_minor: money('sms_price'),
    kakao_price_minor: money('kakao_price'),
  }
  return { arrangement: wrong.size === 0 ? arrangement : null, wrong }
}
