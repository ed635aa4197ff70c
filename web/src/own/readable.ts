// What is held about her as a page to keep and to print: one HTML file that needs nothing else.
import { spaced } from '../guest/guardian'
import type { OwnPage, OwnRecord, RecordedEvent } from '../server/own_page'
import { pageSpeech } from '../words/page.svelte'
import { speech } from '../words/words.svelte'

export interface Line {
  label: string
  value: string
}

export function knownLines(page: OwnPage): Line[] {
  const { fields } = pageSpeech.words
  const { profile, guardian } = page
  return [
    { label: fields.name, value: profile.name },
    { label: fields.called, value: page.called },
    { label: fields.speech, value: speech.words.howSpoken[profile.speech] },
    { label: fields.phone, value: spaced(profile.phone) },
    { label: fields.email, value: profile.email },
    { label: fields.birth_date, value: profile.birth_date ? speech.date(`${profile.birth_date}T00:00:00Z`) : '' },
    { label: fields.loyalty_number, value: profile.loyalty_number },
    { label: fields.member_since, value: profile.member_since ? speech.date(profile.member_since) : '' },
    { label: fields.guardian, value: guardian?.name ?? '' },
    { label: fields.guardianPhone, value: spaced(guardian?.phone ?? '') },
    { label: fields.allergies, value: speech.list(page.allergies) },
  ].filter((line) => line.value !== '')
}

// What of an event is not said by its kind.
function details(event: RecordedEvent): string {
  const { consent } = speech.words
  const parts = (event.lines ?? []).map((line) => {
    const what = line.modifiers.length > 0 ? `${line.name} (${line.modifiers.join(', ')})` : line.name
    return `${what} × ${speech.number(line.quantity)}, ${speech.money(line.paid_minor)}`
  })
  if (event.purpose) parts.push(consent.purposes[event.purpose].title)
  if (event.channel) parts.push(consent.channels[event.channel])
  if (event.given !== undefined) parts.push(event.given ? pageSpeech.words.on : pageSpeech.words.off)
  if (event.score) parts.push(`${event.score}/5`)
  for (const text of [event.allergen, event.subject, event.text, event.name]) if (text) parts.push(text)
  return speech.list(parts)
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`).replaceAll('\n', '<br>')
const rows = (lines: Line[]) =>
  `<table>${lines.map(({ label, value }) => `<tr><th>${escaped(label)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`

// Steps of a message are the program's own; the message itself is told.
const untold = ['message_step']

export function readable(page: OwnPage, record: OwnRecord): string {
  const t = pageSpeech.words
  const title = `${page.shop.name} · ${t.title}`
  const happened = record.events
    .filter(({ kind }) => !untold.includes(kind))
    .map((event) => ({
      label: event.at ? `${speech.date(event.at)} ${speech.time(new Date(event.at))}` : '',
      value: speech.list([t.record.kinds[event.kind] ?? event.kind, details(event)].filter((part) => part !== '')),
    }))
  const notes = page.notes.map(({ at, text }) => ({ label: speech.date(at), value: text }))
  const consents = page.consents.map(({ at, text }) => ({ label: speech.date(at), value: text }))
  const parts = [
    { heading: t.known, lines: [...knownLines(page), { label: t.usual, value: page.usual ?? t.usualNone }] },
    { heading: t.fields.notes, lines: notes },
    { heading: t.choices, lines: consents },
    { heading: t.record.happened, lines: happened },
  ]
  const body = parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => `<h2>${escaped(heading)}</h2>${rows(lines)}`)
    .join('')
  return `<!doctype html><html lang="${speech.code}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(t.record.made(speech.date(new Date().toISOString())))}</p>${body}</body></html>\n`
}

const style =
  'body{font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#2b2119}' +
  'table{width:100%;border-collapse:collapse}th,td{padding:.4rem .5rem;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}' +
  'th{width:14rem;font-weight:400;color:#6b5d50}tr{break-inside:avoid}'
