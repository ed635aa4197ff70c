// How it was: written down at the counter, told by a guest on her own page, looked at by the owner.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openShop, root } from './shop.mjs'
import { openBrowser, openScreen } from './screen.mjs'
import { OwnerScreen, sections } from './owner_screen.mjs'

const newcomer = '제갈처음'
const askedByMessage = '선우새봄'
const pictures = join(root, 'build/screenshots')
let shop
let browser

before(async () => {
  mkdirSync(pictures, { recursive: true })
  shop = await openShop({ newcomers: [newcomer, askedByMessage] })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await shop?.close()
})

function screenTest(name, work, options) {
  test(name, async () => {
    const screen = await openScreen(browser, shop, options)
    try {
      await work(screen, screen.page)
      assert.deepEqual(screen.complaints, [])
    } finally {
      await screen.close()
    }
  })
}
async function look(screen, name) {
  assert.deepEqual(await screen.axe(), [])
  await screen.page.screenshot({ path: join(pictures, `feedback-${name}.png`), fullPage: true })
}
// A regular who is not asked today and waits for no answer.
async function contented() {
  for (;;) {
    const card = await shop.regular()
    if (card.feedback.complaint === null && card.feedback.ask === null) return card
  }
}

for (const device of ['tablet', 'phone']) {
  screenTest(`a low score is written down, stands on the card first, and goes when she has been answered (${device})`, async (screen, page) => {
    const { customer, feedback } = await contented()
    await screen.enter()
    await screen.open(customer.name)
    await screen.card.getByRole('button', { name: '들은 말씀 적기' }).click()
    const said = screen.card.getByRole('region', { name: '들은 말씀' })
    await said.getByRole('radio', { name: /^2/ }).click()
    await said.getByRole('radio', { name: feedback.items[0].name, exact: true }).click()
    await said.getByRole('textbox', { name: /손님 말씀/ }).fill('우유 알레르기가 있어요')
    await said.getByRole('button', { name: '저장' }).click()
    await said.getByText(/말씀은 저장하지 않았습니다/).waitFor()
    await said.getByRole('textbox', { name: /손님 말씀/ }).fill('오늘은 미지근했어요')
    await look(screen, `write-${device}`)
    await said.getByRole('button', { name: '저장' }).click()
    await said.getByText(`2/5, ${feedback.items[0].name}: 오늘은 미지근했어요`).waitFor()
    await screen.card.getByText(/먼저 여쭤 보세요/).waitFor()
    await look(screen, `complaint-${device}`)
    await said.getByRole('textbox').fill('다시 만들어 드림')
    await said.getByRole('button', { name: '답해 드렸어요' }).click()
    await said.waitFor({ state: 'detached' })
    assert.equal((await shop.card(customer.id)).feedback.complaint, null)
  }, { device })
}

screenTest('who is asked today answers with two taps, and is not asked again', async (screen) => {
  await screen.enter()
  await screen.open(newcomer)
  const ask = screen.card.getByRole('region', { name: '들은 말씀' })
  await ask.getByRole('heading', { name: '오늘 여쭤볼 것' }).waitFor()
  await look(screen, 'ask')
  await ask.getByRole('radio', { name: /^5/ }).click()
  await ask.getByRole('button', { name: '저장' }).click()
  await ask.waitFor({ state: 'detached' })
  const [{ id }] = await shop.find(newcomer)
  assert.equal((await shop.card(id)).feedback.ask, null)
})

screenTest('a guest tells how it was on her own page, and staff see it', async (screen, page) => {
  const { customer } = await contented()
  const { link } = await shop.ask('POST', `/customers/${customer.id}/page-link`)
  await page.goto(new URL(link, shop.url).href)
  await page.getByRole('heading', { name: '어떠셨나요?' }).waitFor()
  await page.getByRole('radio', { name: /^1/ }).click()
  await page.getByRole('textbox', { name: /한 말씀/ }).fill('한참을 서서 기다렸어요')
  await page.getByRole('button', { name: '들려주기' }).click()
  await page.getByText('말씀 고맙습니다').waitFor()
  await page.getByRole('listitem').filter({ hasText: '한참을 서서 기다렸어요' }).waitFor()
  await look(screen, 'own-page')
  assert.match((await shop.card(customer.id)).feedback.complaint.text, /1\/5: 한참을 서서 기다렸어요/)
}, { device: 'phone' })

screenTest('by the link in a message she says how it was, and sees nothing else', async (screen, page) => {
  const [customer] = await shop.find(askedByMessage)
  const arrangement = await shop.ask('GET', '/sending')
  delete arrangement.gateways
  if (arrangement.budget_minor === null) delete arrangement.budget_minor
  await shop.ask('PUT', '/sending', { ...arrangement, public_url: 'https://cafe.example' })
  const asking = { channel: 'email', message: 'information', subject: '어떠셨나요?', text: '어떠셨나요? {feedback}' }
  const { id, held_back } = await shop.ask('POST', `/customers/${customer.id}/messages`, asking)
  assert.equal(held_back, null)
  const { text } = await shop.ask('GET', `/messages/${id}`)
  const link = new URL(/https:\S+/.exec(text)[0])
  await page.goto(`${shop.url}${link.pathname}${link.hash}`)
  await page.getByRole('heading', { name: '어떠셨나요?' }).waitFor()
  assert.equal(await page.getByText(customer.name).count(), 0)
  await look(screen, 'asked')
  await page.getByRole('radio', { name: /^4/ }).click()
  await page.getByRole('textbox', { name: /한 말씀/ }).fill('고구마라떼가 좋았어요')
  await page.getByRole('button', { name: '들려주기' }).click()
  await page.getByRole('heading', { name: '말씀 고맙습니다' }).waitFor()
  await look(screen, 'heard')
  const { events } = await shop.exported(customer.id)
  assert.ok(events.some((event) => event.kind === 'feedback' && event.way === 'message' && event.text === '고구마라떼가 좋았어요'))
  await page.goto(`${shop.url}/said#nobody`)
  await page.getByRole('heading', { name: '이 링크는 지금 쓸 수 없습니다' }).waitFor()
}, { device: 'phone' })

for (const device of ['tablet', 'phone']) {
  screenTest(`the owner sees what guests speak of and who waits, and goes to her card (${device})`, async (screen, page) => {
    const { customer } = await contented()
    await shop.ask('POST', `/customers/${customer.id}/feedback`, { complains: true, text: '자리가 너무 시끄러웠어요' })
    const owner = new OwnerScreen(screen)
    await owner.enter()
    await owner.open(sections.feedback)
    await owner.content.getByRole('heading', { name: '무엇을 말씀하시나' }).waitFor()
    await look(screen, `owner-${device}`)
    await owner.content.getByRole('button').filter({ hasText: customer.name }).click()
    await screen.shows(customer.name)
    await screen.card.getByText(/시끄러웠어요/).waitFor()
  }, { device })
}
