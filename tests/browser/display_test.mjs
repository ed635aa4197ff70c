// Calling by name: the owner makes the link, staff tap, and a display in the shop shows it, says it aloud and tells that it did.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { openScreen } from './screen.mjs'
import { OwnerScreen, sections } from './owner_screen.mjs'
import { openStage, pictures } from './stage.mjs'

const devices = { landscape: { width: 1180, height: 820 }, television: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } }
let shop
let browser
const screenTest = openStage({
  prepare: (opened, itsBrowser) => {
    shop = opened
    browser = itsBrowser
  },
})

const makeLink = async () => (await shop.ask('POST', '/display-link')).link
async function order(guest) {
  const { items, stores } = await shop.ask('GET', '/menu')
  await shop.ask('POST', '/orders', { customer: guest, store: stores[0].id, lines: [{ item: items[0].id, quantity: 1 }] })
}
async function ordered(name, called = '') {
  const guest = await shop.register({ name, called })
  await order(guest)
  return guest
}

// A screen of the shop opened by the link; what it says aloud is kept, since no machine of the tests has a loudspeaker.
async function openDisplay(screen, link, { viewport = devices.television, language = 'ko-KR' } = {}) {
  const context = await browser.newContext({ viewport, locale: language, reducedMotion: 'reduce' })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => screen.complaints.push(error.message))
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) screen.complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(shop.url)) screen.complaints.push(`left the shop: ${request.url()}`)
    const isItsOwn = /\/api\/v1\/display(\/shown)?$/.test(request.url())
    if (request.url().includes('/api/') && !isItsOwn) screen.complaints.push(`the display asked for ${request.url()}`)
    if (request.url().includes(link.split('#')[1])) screen.complaints.push('the token stands in an address')
  })
  await page.addInitScript(() => {
    window.spoken = []
    speechSynthesis.speak = (words) => window.spoken.push([words.text, words.lang])
  })
  await page.goto(shop.url + link)
  await page.locator('header .shop:not(:empty)').waitFor() // it hears the program
  return { page, context, latest: page.locator('h1'), close: () => context.close() }
}

async function closeAll(...displays) {
  for (const one of displays) await one.close()
}

screenTest('the owner makes the link, opens it, and replaces it: the screens of the old one close', async (screen) => {
  const owner = new OwnerScreen(screen)
  await owner.enter()
  await owner.open(sections.sending)
  const part = owner.content.locator('.link')
  await part.getByText('아직 만들지 않았어요').waitFor()
  await part.getByRole('button', { name: '링크 만들기' }).click()
  const address = await part.locator('.address').textContent()
  assert.match(address, /\/display#[a-z0-9]{5}(-[a-z0-9]{5}){3}$/)
  assert.equal(shop.url + (await shop.ask('GET', '/display-link')).link, address)
  await owner.axe('the part about displays')
  await part.scrollIntoViewIfNeeded()
  await screen.page.screenshot({ path: join(pictures, 'display-link.png') })
  const display = await openDisplay(screen, address.slice(shop.url.length))
  await display.page.getByRole('heading', { name: '준비되면 불러 드릴게요' }).waitFor()
  for (const [device, viewport] of Object.entries(devices)) {
    await display.page.setViewportSize(viewport)
    await display.page.screenshot({ path: join(pictures, `display-idle-${device}.png`) })
  }
  await part.getByRole('button', { name: '새 링크로 바꾸기' }).click()
  await part.getByText('지금 열려 있는 화면은 모두 닫혀요', { exact: false }).waitFor()
  await screen.page.screenshot({ path: join(pictures, 'display-link-sure.png') })
  await part.getByRole('button', { name: '바꾸기', exact: true }).click()
  await display.page.getByRole('heading', { name: '이 링크는 끝났습니다' }).waitFor()
  assert.notEqual(await part.locator('.address').textContent(), address)
  await closeAll(display)
})

screenTest('who is not known is called by the number of the order', async (screen) => {
  const display = await openDisplay(screen, await makeLink())
  await screen.enter()
  await screen.page.getByRole('button', { name: '번호로 부르기' }).click()
  const call = screen.dialog.getByRole('button', { name: '호명' })
  assert.equal(await call.isDisabled(), true)
  await screen.page.keyboard.type('27')
  await screen.page.keyboard.press('Enter')
  await screen.dialog.getByText('화면에서 불렀습니다: 27번 손님, 음료 나왔습니다').waitFor()
  await display.latest.getByText('27번 손님').waitFor()
  assert.equal(await screen.dialog.getByLabel('주문 번호').inputValue(), '')
  assert.deepEqual(await screen.axe(), [])
  await screen.page.screenshot({ path: join(pictures, 'call-number.png') })
  await display.page.screenshot({ path: join(pictures, 'display-number.png') })
  await screen.dialog.getByRole('button', { name: '닫기' }).click()
  await screen.page.setViewportSize(devices.phone)
  await screen.page.screenshot({ path: join(pictures, 'call-number-phone.png') })
  await screen.page.getByRole('button', { name: '번호로 부르기' }).click()
  await display.close()
  await makeLink() // with it the screens of the old one go; a closed window would be noticed with the next heartbeat
  while ((await shop.ask('POST', '/calls', { number: 1 })).outcome !== 'no_display') await screen.page.waitForTimeout(200)
  await screen.page.keyboard.type('28')
  await call.click()
  await screen.dialog.getByText('켜진 화면이 없습니다. 직접 불러 주세요.').waitFor()
})

screenTest('with no display on, the tap says so and nothing is written down', async (screen) => {
  await makeLink()
  const guest = await ordered('정하윤')
  await screen.enter()
  await screen.open('정하윤')
  await screen.card.getByRole('button', { name: '정하윤 님 호명' }).click()
  await screen.card.getByText('켜진 화면이 없습니다. 직접 불러 주세요.').waitFor()
  assert.deepEqual(await screen.axe(), [])
  await screen.page.screenshot({ path: join(pictures, 'call-no-display.png') })
  assert.deepEqual((await shop.ask('GET', `/customers/${guest}/messages`)).messages, [])
})

for (const [device, viewport] of Object.entries(devices)) {
  screenTest(`a tap calls her by what she chose, again and again, on a ${device}`, async (screen) => {
    const link = await makeLink()
    const display = await openDisplay(screen, link, { viewport })
    const earlier = await ordered(`한서연${device}`, '서연')
    await shop.ask('POST', `/customers/${earlier}/call`)
    await shop.ask('POST', `/customers/${await ordered(`오래${device}`, '별이 엄마')}/call`)
    await display.latest.getByText('별이 엄마 님').waitFor()
    assert.deepEqual(await display.page.evaluate(() => window.spoken), [], 'no sound before somebody touched it')
    await display.page.getByRole('button', { name: '소리 켜기' }).click()

    const guest = await ordered(`김다윤${device}`, '김다윤')
    await screen.enter()
    const waiting = screen.page.getByRole('region', { name: '부를 손님' })
    await waiting.getByText('김다윤').first().waitFor()
    await screen.open(`김다윤${device}`)
    await screen.card.getByRole('button', { name: '김다윤 님 호명' }).click()
    await screen.card.getByText('화면에서 불렀습니다: 김다윤 님, 음료 나왔습니다').waitFor()
    await display.latest.getByText('김다윤 님').waitFor()
    await display.latest.getByText('음료 나왔습니다').waitFor()
    await display.page.getByRole('listitem').getByText('별이 엄마 님').waitFor()
    await display.page.waitForFunction(() => window.spoken.length === 1)
    assert.deepEqual(await display.page.evaluate(() => window.spoken), [['김다윤 님, 음료 나왔습니다', 'ko-KR']])
    await display.page.screenshot({ path: join(pictures, `display-call-${device}.png`) })
    await screen.page.screenshot({ path: join(pictures, `call-card-${device}.png`) })
    const overflow = await display.page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight])
    assert.deepEqual(overflow, [0, 0], 'all of it is on the screen')

    await screen.card.getByRole('button', { name: '김다윤 님 다시 호명' }).click()
    await display.page.waitForFunction(() => window.spoken.length === 2)
    const { messages } = await shop.ask('GET', `/customers/${guest}/messages`)
    assert.deepEqual(messages.map(({ channel, step }) => [channel, step]), [['display', 'accepted'], ['display', 'accepted']])
    const text = await display.page.evaluate(() => document.body.textContent)
    assert.equal(text.includes(device), false, 'the name that she did not choose is not told')
    await closeAll(display)
  })
}

screenTest('whoever has ordered waits in a list, and is called from there', async (screen, _, another) => {
  const display = await openDisplay(screen, await makeLink())
  await ordered('윤지호')
  await screen.enter()
  const second = await another({ device: 'phone' })
  await second.enter()
  const waiting = screen.page.getByRole('region', { name: '부를 손님' })
  const onPhone = second.page.getByRole('region', { name: '부를 손님' }).getByText('윤지호', { exact: true })
  await onPhone.waitFor()
  assert.deepEqual(await screen.axe(), [])
  await screen.page.screenshot({ path: join(pictures, 'to-call-tablet.png') })
  await second.page.screenshot({ path: join(pictures, 'to-call-phone.png') })
  await waiting.getByRole('button', { name: '윤지호 님 호명' }).click()
  await display.latest.getByText('윤지호 님').waitFor()
  await waiting.getByText('윤지호', { exact: true }).waitFor({ state: 'detached' })
  await onPhone.waitFor({ state: 'detached' }) // it hears of it
  await closeAll(display)
})

screenTest('a lost line is told at once, and what was missed is made up for', async (screen) => {
  const link = await makeLink()
  const display = await openDisplay(screen, link)
  await display.page.getByRole('button', { name: '소리 켜기' }).click()
  // As when the wireless goes.
  await display.page.route('**/api/v1/display*', (route) => route.abort())
  const first = await ordered('문채원')
  await display.page.evaluate(() => dispatchEvent(new Event('offline')))
  await display.page.getByText('연결이 끊겼습니다', { exact: false }).waitFor()
  await display.page.screenshot({ path: join(pictures, 'display-lost.png') })
  // Another screen takes the call meanwhile.
  const other = await openDisplay(screen, link)
  assert.equal((await shop.ask('POST', `/customers/${first}/call`)).outcome, 'shown')
  await display.page.unroute('**/api/v1/display*')
  await display.latest.getByText('문채원 님').waitFor()
  await display.page.waitForFunction(() => window.spoken.length === 1)
  await display.page.getByText('연결이 끊겼습니다', { exact: false }).waitFor({ state: 'detached' })
  await closeAll(display, other)
})

screenTest('a call fades after five minutes', async (screen) => {
  const link = await makeLink()
  const display = await openDisplay(screen, link)
  await display.page.clock.install()
  await display.page.reload()
  await display.page.locator('header .shop:not(:empty)').waitFor()
  const called = shop.ask('POST', `/customers/${await ordered('배수아')}/call`)
  for (let i = 0; i < 20; ++i) await display.page.clock.runFor(50)
  assert.equal((await called).outcome, 'shown')
  await display.latest.getByText('배수아 님').waitFor()
  await display.page.clock.runFor(4 * 60_000)
  await display.latest.getByText('배수아 님').waitFor()
  await display.page.clock.runFor(61_000)
  await display.page.getByRole('heading', { name: '준비되면 불러 드릴게요' }).waitFor()
  await closeAll(display)
})

screenTest('the page is told in the shop’s language, typed in capitals and without hyphens it opens too, and axe finds nothing', async (screen) => {
  const link = await makeLink()
  const typed = link.split('#')[1].replaceAll('-', '').toUpperCase()
  const display = await openScreen(browser, shop, { viewport: devices.television })
  await display.page.goto(`${shop.url}/display#${typed}`)
  await display.page.locator('header .shop:not(:empty)').waitFor()
  assert.deepEqual(await display.axe(), [])
  await shop.ask('POST', `/customers/${await ordered('서가을')}/call`)
  await display.page.getByRole('heading').getByText('서가을 님').waitFor()
  assert.deepEqual(await display.axe(), [])
  await display.page.route('**/api/v1/display', async (route) => {
    const hello = JSON.stringify({ shop: 'Dangol Café', language: 'en', zone: 'Asia/Seoul', invented: true, calls: [
      { id: '1', called: 'Hannah Whitmore', text: 'Hannah Whitmore, your drink is ready', age_ms: 1_000 },
      { id: '2', called: 'Theo', text: 'Theo, your drink is ready', age_ms: 9_000 },
      { id: '3', called: 'Big Al', text: 'Big Al, your drink is ready', age_ms: 90_000 },
    ] })
    await route.fulfill({ status: 200, contentType: 'text/event-stream', body: `event: hello\ndata: ${hello}\n\n` })
  })
  await display.page.reload()
  await display.page.getByRole('heading').getByText('Hannah Whitmore').waitFor()
  await display.page.getByRole('heading').getByText('your drink is ready').waitFor()
  assert.equal(await display.page.evaluate(() => document.documentElement.lang), 'en')
  await display.page.screenshot({ path: join(pictures, 'display-english.png') })
  assert.deepEqual(await display.axe(), [])
  assert.deepEqual(display.complaints, [])
  await display.close()
})
