// One function for each request of the HTTP API. A refusal becomes a Refusal; no answer at all becomes NoAnswer.
import type {
  Card, Channel, ConsentRecord, ConsentText, Erased, Expected, Feedback, Found, Guardian, Menu, OrderLine, Pace, Profile, Purpose, Recorded, Role, Session, Staff,
} from './types'

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field: string,
    readonly retryAfterSeconds: number,
    readonly character = 0, // of a rule: where it stops making sense, from 1; 0: nowhere
  ) {
    super(message)
  }
}

// The request may or may not have been carried out: send it again with the same key.
export class NoAnswer extends Error {}

const patience_ms = 15_000

let language = () => 'ko'
export function speak(which: () => string) {
  language = which
}

let onSignedOut = () => {}
export function whenSignedOut(then: () => void) {
  onSignedOut = then
}

// A guest has no session but a link of her own; it goes along with every request, and no cookie does.
let link = ''
export function comeBy(token: string) {
  link = token
}

// 8 to 64 letters and digits; getRandomValues also works on a plain-http address in the shop's own network.
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function ask<T>(method: string, path: string, body?: unknown, key?: string, signal?: AbortSignal): Promise<T> {
  const { text } = await send(method, path, async (response) => ({ text: await response.text() }), body, key, signal)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

// What leaves as a file, and what it is called.
export function take(path: string): Promise<{ file: Blob; name: string }> {
  return send('GET', path, async (response) => {
    const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'dangol'
    return { file: await response.blob(), name }
  })
}

async function send<T>(
  method: string, path: string, read: (response: Response) => Promise<T>, body?: unknown, key?: string, signal?: AbortSignal,
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language() }
  if (body !== undefined) headers['Content-Type'] = body instanceof Blob ? body.type : 'application/json'
  if (link) headers['Authorization'] = `Bearer ${link}`
  if (key) headers['Idempotency-Key'] = key
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patience_ms)
  const giveUp = () => patience.abort()
  signal?.addEventListener('abort', giveUp)
  try {
    const credentials = link ? 'omit' : 'same-origin'
    const init: RequestInit = { method, headers, credentials, cache: 'no-store', signal: patience.signal }
    if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body)
    const response = await fetch(`/api/v1${path}`, init)
    if (!response.ok) throw refusal(response, await response.text(), path)
    return await read(response)
  } catch (reason) {
    throw reason instanceof Refusal ? reason : new NoAnswer()
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

function refusal(response: Response, text: string, path: string): Refusal {
  let error: { code?: string; message?: string; field?: string; character?: number } = {}
  try {
    error = (JSON.parse(text) as { error?: typeof error }).error ?? {}
  } catch {
    // not JSON: a proxy between us and the program answered
  }
  if (response.status === 401 && path !== '/sign-in') onSignedOut()
  const wait = Number(response.headers.get('Retry-After') ?? '0')
  return new Refusal(response.status, error.code ?? '', error.message ?? '', error.field ?? '', Number.isFinite(wait) ? wait : 0, error.character ?? 0)
}

const at = (store: string) => (store ? `store=${encodeURIComponent(store)}` : '')

export const signIn = (name: string, pin: string) => ask<Session>('POST', '/sign-in', { name, pin })
export const signOut = () => ask<void>('POST', '/sign-out')
export const session = () => ask<Session>('GET', '/session')

export const find = (text: string, limit: number, signal?: AbortSignal) =>
  ask<{ customers: Found[] }>('POST', '/find', { text, limit }, undefined, signal).then((answer) => answer.customers)
export const card = (customer: string, store: string) => ask<Card>('GET', `/customers/${customer}/card?${at(store)}`)
export const expected = (store: string) =>
  ask<{ guests: Expected[] }>('GET', `/expected?within_minutes=60&${at(store)}`).then((answer) => answer.guests)
export const menu = () => ask<Menu>('GET', '/menu')

export const recordOrder = (customer: string | null, store: string, in_store: boolean, lines: OrderLine[], key: string) =>
  ask<Recorded>('POST', '/orders', { customer, store, in_store, lines }, key)
export const voidOrder = (order: string, customer: string | null, key: string) =>
  ask<Recorded>('POST', `/orders/${order}/void`, { customer }, key)

export const known = (customer: string) =>
  ask<{ profile: Profile; guardian: Guardian | null }>('GET', `/customers/${customer}/profile`)
// The whole profile as it is from now on; whose it is.
export const correct = (customer: string, profile: Profile, key: string) =>
  ask<Recorded>('PUT', `/customers/${customer}/profile`, profile, key).then(() => customer)
export const register = (profile: Profile, key: string) =>
  ask<{ customer: string }>('POST', '/customers', profile, key).then((answer) => answer.customer)
export const writeNote = (customer: string, text: string, key: string) =>
  ask<Recorded>('POST', `/customers/${customer}/notes`, { text }, key)
export const giveFeedback = (customer: string, feedback: Feedback, key: string) =>
  ask<Recorded>('POST', `/customers/${customer}/feedback`, feedback, key)
export const noteAsked = (customer: string, key: string) => ask<Recorded>('POST', `/customers/${customer}/feedback/asked`, {}, key)
export const answerComplaint = (customer: string, text: string, key: string) =>
  ask<Recorded>('POST', `/customers/${customer}/feedback/answered`, text ? { text } : {}, key)
export const choosePace = (customer: string, pace: Pace, key: string) => ask<Recorded>('PUT', `/customers/${customer}/pace`, pace, key)
// What the program permits to be said to her now, one thing at a time.
export const wordsToSay = (customer: string) =>
  ask<{ words: { id: string; text: string } | null }>('GET', `/customers/${customer}/words-to-say`).then((answer) => answer.words)
export const noteSaying = (customer: string, message: string, outcome: 'said' | 'not_today') =>
  ask<unknown>('POST', `/customers/${customer}/words-to-say/${message}`, { outcome })
export const tellAllergy = (customer: string, allergen: string, present: boolean, key: string) =>
  ask<Recorded>('POST', `/customers/${customer}/allergies`, { allergen, present }, key)
export const consents = (customer: string) =>
  ask<{ consents: ConsentRecord[] }>('GET', `/customers/${customer}/consents`).then((answer) => answer.consents)
export const consentTexts = (language: string) =>
  ask<{ texts: ConsentText[] }>('GET', `/consent-texts?language=${language}`).then((answer) => answer.texts)
export interface ConsentAnswer {
  purpose: Purpose
  channel: Channel | null
  given: boolean
  text_version: string // of the text that stood before her eyes
  text_language?: string // in which she read it; of a paper nobody knows
  method: 'counter_screen' | 'paper'
}
export const answerConsent = (customer: string, answer: ConsentAnswer, key: string) => {
  const { channel, ...rest } = answer
  const body = { ...rest, ...(channel && { channel }) }
  return ask<Recorded>('POST', `/customers/${customer}/consents`, body, key)
}

export const eraseGuest = (customer: string, tell: boolean) =>
  ask<Erased & { told_by: Channel | null }>('DELETE', `/customers/${customer}?tell=${tell ? 'yes' : 'no'}`)
export const pageLink = (customer: string) => ask<{ link: string; until: string }>('POST', `/customers/${customer}/page-link`)
export const staffList = () => ask<{ staff: Staff[] }>('GET', '/staff').then((answer) => answer.staff)
export const addStaff = (name: string, pin: string, role: Role) => ask<unknown>('POST', '/staff', { name, pin, role })
