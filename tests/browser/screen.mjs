// A browser on the counter screen, and the handles by which tests and screenshots take hold of it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
export const devices = {
  tablet: { viewport: { width: 1180, height: 820 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1600, height: 950 } },
}

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
}

export async function openScreen(browser, shop, options = {}) {
  const { device = 'tablet', ...rest } = options
  const context = await browser.newContext({ locale: 'ko-KR', reducedMotion: 'reduce', ...devices[device], ...rest })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const screen = new Screen(page, shop)
  page.on('pageerror', (error) => screen.complaints.push(error.message))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) screen.complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(shop.url) && !request.url().startsWith('blob:')) screen.complaints.push(`left the shop: ${request.url()}`)
  })
  await page.goto(shop.url)
  return screen
}

export class Screen {
  complaints = []

  constructor(page, shop) {
    this.page = page
    this.shop = shop
    this.search = page.getByRole('combobox', { name: /손님 찾기|Find a guest/ })
    this.card = page.getByRole('region', { name: /손님 카드|Guest card/ })
    this.allergy = this.card.locator('.allergy')
    this.usual = this.card.getByRole('button', { name: /^(늘 드시던 대로|The usual)$/ })
    this.otherOrder = this.card.getByRole('button', { name: /^(다른 주문|주문 받기|Another order|Take the order)$/ })
    this.undo = this.card.getByRole('button', { name: /^(되돌리기|Undo)$/ })
    this.done = this.card.getByText(/^(기록했습니다|Recorded)$/)
    this.dialog = page.getByRole('dialog')
  }

  async signIn(pin = this.shop.pin, name = this.shop.owner) {
    await this.page.locator('input[name=staff-name]').fill(name)
    await this.page.locator('input[name=staff-name]').press('Enter')
    await this.page.keyboard.type(pin)
    await this.page.keyboard.press('Enter')
  }
  async enter() {
    await this.signIn()
    await this.search.waitFor()
    await this.page.locator('.hearing.live').waitFor()
    return this
  }

  // In the sheet that asks why and for the PIN: the file that is saved.
  async takeFile(title, why) {
    const sheet = this.page.getByRole('dialog', { name: title })
    if (why) await sheet.getByText(why).click()
    await this.page.keyboard.type(this.shop.pin)
    const save = sheet.getByRole('button', { name: '파일로 저장' })
    const [file] = await Promise.all([this.page.waitForEvent('download'), save.click()])
    await sheet.waitFor({ state: 'detached' })
    return file
  }

  option(name) {
    return this.page.getByRole('option').filter({ has: this.page.locator('.name', { hasText: name }) })
  }
  async open(name) {
    await this.search.fill(name)
    await this.option(name).first().click()
    await this.shows(name)
  }
  async shows(name) {
    await this.card.getByRole('heading', { name: new RegExp(`^${escaped(name)}( 님)?$`) }).waitFor()
  }
  // Waits until the card says that many visits.
  async visits(count) {
    const shown = new Intl.NumberFormat('ko-KR').format(count)
    await this.card.getByText(new RegExp(`^(${shown}번 방문|${shown} visits?)$`)).waitFor()
  }

  // Of a screen that has come up: before it has, axe would judge an empty page.
  async axe() {
    await this.page.locator('main').first().waitFor()
    await this.page.evaluate(axe)
    const violations = await this.page.evaluate(async () => {
      await Promise.all(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished))
      const rules = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
      const { violations } = await globalThis.axe.run(document, rules)
      return violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`)
    })
    return violations
  }

  async close() {
    await this.page.context().close()
  }
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
