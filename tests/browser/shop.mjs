// A demonstration shop of the real program, made for one run and taken away after it.
import { spawn, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const program = process.env.DANGOL_BIN ?? join(root, 'build/release/dangol')
const ownerName = '사장님' // what `dangol demo` calls the owner it makes

// `newcomers`: names of guests who were there for the first time yesterday.
export async function openShop({ newcomers = [] } = {}) {
  if (!existsSync(program)) throw new Error(`${program} is missing: build the release preset, or set DANGOL_BIN`)
  const folder = mkdtempSync(join(tmpdir(), 'dangol-browser-'))
  const shopFolder = join(folder, 'shop')
  const made = execFileSync(program, ['demo', '--shop', shopFolder, '--json'], { encoding: 'utf8', timeout: 60_000 })
  const pin = JSON.parse(made.trim().split('\n').at(-1)).owner_pin
  if (newcomers.length > 0) importFirstVisits(folder, shopFolder, newcomers)
  const server = spawn(program, ['serve', '--shop', shopFolder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await printedAddress(server)
  const shop = new Shop(url, ownerName, pin)
  await shop.signIn()
  shop.close = async () => {
    const gone = new Promise((then) => server.once('exit', then))
    if (server.exitCode === null) server.kill('SIGTERM')
    await Promise.race([gone, new Promise((then) => setTimeout(then, 10_000))])
    if (server.exitCode === null && server.signalCode === null) server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  return shop
}

function importFirstVisits(folder, shopFolder, names) {
  const mapping = join(folder, 'till.toml')
  writeFileSync(mapping, `name = "till"
[[file]]
role = "customers"
headers = ["번호", "이름", "이메일"]
columns = { customer = "번호", name = "이름", email = "이메일" }
[[file]]
role = "orders"
headers = ["일시", "번호", "품목", "금액"]
columns = { date = "일시", customer = "번호", item_name = "품목", amount = "금액" }
`)
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const guests = join(folder, 'guests.csv')
  writeFileSync(guests, `번호,이름,이메일\n${names.map((name, i) => `${i + 1},${name},guest${i + 1}@example.com\n`).join('')}`)
  const orders = join(folder, 'orders.csv')
  writeFileSync(orders, `일시,번호,품목,금액\n${names.map((_, i) => `${yesterday} 12:0${i},${i + 1},아메리카노,4500\n`).join('')}`)
  execFileSync(program, ['import', guests, orders, '--mapping', mapping, '--shop', shopFolder], { timeout: 60_000 })
}

function printedAddress(server) {
  return new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error('the program printed no address within 60 s')), 60_000)
    server.once('exit', (code) => failed(new Error(`the program ended with ${code} before it served`)))
    createInterface({ input: server.stdout }).on('line', (line) => {
      const address = /http:\/\/[\w.:[\]]+:\d+/.exec(line)
      if (!address) return
      clearTimeout(timer)
      found(address[0])
    })
  })
}

// Asks the program directly: to choose guests, and to see what was really recorded.
class Shop {
  #cookie = ''
  #keys = 0

  constructor(url, owner, pin) {
    this.url = url
    this.owner = owner
    this.pin = pin
  }

  async ask(method, path, body) {
    const headers = { 'Content-Type': 'application/json', Cookie: this.#cookie, 'Idempotency-Key': `browser-test-${++this.#keys}` }
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) }
    const response = await fetch(`${this.url}/api/v1${path}`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    const cookie = response.headers.get('set-cookie')
    if (cookie) this.#cookie = cookie.split(';')[0]
    return text === '' ? undefined : JSON.parse(text)
  }

  signIn() {
    return this.ask('POST', '/sign-in', { name: this.owner, pin: this.pin })
  }
  card(guest) {
    return this.ask('GET', `/customers/${guest}/card`)
  }
  async find(text, limit = 20) {
    return (await this.ask('POST', '/find', { text, limit })).customers
  }
  async register(profile) {
    const whole = { called: '', phone: '', email: '', loyalty_number: '', birth_date: null, ...profile }
    return (await this.ask('POST', '/customers', whole)).customer
  }
  // Everything held about her, as the owner takes it.
  async exported(guest) {
    await this.ask('POST', '/session/pin', { pin: this.pin })
    return await this.ask('GET', `/customers/${guest}/export?reason=audit`)
  }
  async lastOrder(guest) {
    return (await this.exported(guest)).events.filter((event) => event.kind === 'order').at(-1)
  }

  // Cards of regulars whose usual order is certain; each call gives one that no other call gave.
  #regulars = null
  async regular() {
    this.#regulars ??= this.#certainGuests()
    const guests = await this.#regulars
    const card = guests.shift()
    if (!card) throw new Error('the demonstration shop has no further regular whose usual order is certain')
    return card
  }
  // The one of them whose card has the most to show.
  async storied() {
    const told = (card) =>
      4 * card.allergies.length + 2 * card.customer.notes.length + card.differences.length + Number(card.suggestion !== null)
    return (await this.#certainGuests()).sort((a, b) => told(b) - told(a))[0]
  }
  async #certainGuests() {
    const all = new Map()
    for (const initial of 'ㄱㅇㅂㅊㅈㄱㅈㅎㅅㅁ') for (const guest of await this.find(initial, 100)) all.set(guest.id, guest)
    const cards = await Promise.all([...all.keys()].map((id) => this.card(id)))
    const names = cards.map((card) => card.customer.name)
    return cards.filter(
      (card) => card.usual.certain && names.filter((name) => name.includes(card.customer.name)).length === 1,
    )
  }
}

// "김민지" -> "ㄱㅁㅈ"
export function initials(name) {
  const consonants = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
  return [...name].map((letter) => consonants[Math.floor((letter.charCodeAt(0) - 0xac00) / 588)] ?? letter).join('')
}
