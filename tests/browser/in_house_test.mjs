// What is told in the shop itself: words on the card of a guest who is here, and cards that are printed.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { OwnerScreen, sections } from './owner_screen.mjs'
import { openStage, pictures } from './stage.mjs'

const arrangement = {
  sender_name: '단골 카페', contact: '', opt_out_number: '', public_url: '', sender_number: '', sender_registered: false,
  relay: { name: '', certificate: '', certified_until: null, has_contract: false, is_announced: false, customers_know: false },
  cap: { to_one_a_day: 50, to_one_in_7_days: 50, to_one_in_30_days: 50, by_shop_a_day: 10_000 },
  budget_minor: null, sms_price_minor: 0, kakao_price_minor: 0,
}
let shop
let text_version

async function arrange(opened) {
  shop = opened
  await shop.ask('PUT', '/sending', arrangement)
  const { texts } = await shop.ask('GET', '/consent-texts?language=ko')
  text_version = texts.find(({ purpose }) => purpose === 'marketing').version
}
const screenTest = openStage({ prepare: arrange })

// A regular of whom nothing else is asked today, and who agreed to that channel.
async function agreed(channel) {
  for (;;) {
    const card = await shop.regular()
    if (card.feedback.complaint !== null) continue
    await shop.ask('POST', `/customers/${card.customer.id}/consents`, { purpose: 'marketing', channel, given: true, method: 'counter_screen', text_version })
    return card.customer
  }
}
const tell = (guest, channel, text) => shop.ask('POST', `/customers/${guest.id}/messages`, { channel, message: 'advertising', text })
const stepOf = async (guest) => (await shop.ask('GET', `/customers/${guest.id}/messages`)).messages[0].step
async function settles(what, expected) {
  for (const end = Date.now() + 10_000; ; await new Promise((then) => setTimeout(then, 100))) {
    const is = await what()
    if (is === expected) return
    assert.ok(Date.now() < end, `${is} instead of ${expected}`)
  }
}

for (const device of ['tablet', 'phone']) {
  screenTest(
    `words stand on her card, apart from the suggestion, until they are said (${device})`,
    async (screen, _, another) => {
      const guest = await agreed('counter')
      await tell(guest, 'counter', '{name+ 님}, 이번 주부터 {item} 원두가 새로 바뀌었어요. 향이 조금 더 진해요.')
      await screen.enter()
      await screen.open(guest.name)
      const words = screen.card.getByRole('region', { name: '오늘 전할 말씀' })
      await words.getByText(`${guest.name} 님, 이번 주부터`, { exact: false }).waitFor()
      assert.equal((await words.textContent()).includes('(광고)'), false)
      assert.deepEqual(await screen.axe(), [])
      await screen.page.screenshot({ path: join(pictures, `to-say-${device}.png`), fullPage: device === 'phone' })

      const second = await another({ device: 'tablet' })
      await second.enter()
      await second.open(guest.name)
      const there = second.card.getByRole('region', { name: '오늘 전할 말씀' })
      await there.waitFor()
      await words.getByRole('button', { name: '전했어요' }).click()
      await words.waitFor({ state: 'detached' })
      await there.waitFor({ state: 'detached' }) // it hears of it
      assert.equal(await stepOf(guest), 'delivered')
    },
    { device },
  )
}

screenTest('what is put off comes again on another day, and what she refuses meanwhile does not come at all', async (screen) => {
  const guest = await agreed('counter')
  await tell(guest, 'counter', '새 빵이 나왔어요.')
  await screen.enter()
  await screen.open(guest.name)
  const words = screen.card.getByRole('region', { name: '오늘 전할 말씀' })
  await words.getByRole('button', { name: '오늘은 말고' }).click()
  await words.waitFor({ state: 'detached' })
  assert.equal(await stepOf(guest), 'not_taken')
  assert.deepEqual(await shop.ask('GET', `/customers/${guest.id}/words-to-say`), { words: null })

  await tell(guest, 'counter', '다른 소식이 있어요.')
  await words.getByText('다른 소식이 있어요.').waitFor()
  await shop.ask('POST', `/customers/${guest.id}/consents`, { purpose: 'marketing', channel: 'counter', given: false, method: 'counter_screen', text_version })
  await words.waitFor({ state: 'detached' })
  await settles(() => stepOf(guest), 'held_back')
})

screenTest('when another tablet was quicker the tap says so', async (screen) => {
  const guest = await agreed('counter')
  await tell(guest, 'counter', '새 빵이 나왔어요.')
  await screen.enter()
  await screen.open(guest.name)
  const words = screen.card.getByRole('region', { name: '오늘 전할 말씀' })
  await words.waitFor()
  await screen.page.route('**/words-to-say/*', (route) => route.fulfill({ status: 409, contentType: 'application/json', body: '{"error":{"code":"conflict","message":"told"}}' }))
  await words.getByRole('button', { name: '전했어요' }).click()
  await screen.page.getByText('다른 화면에서 이미 전했습니다').waitFor()
})

screenTest('each way of being told in the shop is asked on its own', async (screen) => {
  const guest = (await shop.regular()).customer
  await screen.enter()
  await screen.open(guest.name)
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  const question = screen.dialog.getByRole('group', { name: '인쇄 카드로 안내' })
  assert.equal(await question.getByRole('radio', { checked: true }).count(), 0)
  await screen.dialog.getByRole('group', { name: '매장에서 말로 안내' }).waitFor()
  await question.getByText('동의', { exact: true }).first().click()
  await settles(async () => (await shop.ask('GET', `/customers/${guest.id}/consents`)).consents.some((each) => each.channel === 'printed' && each.given), true)
})

for (const device of ['tablet', 'phone']) {
  screenTest(
    `a campaign on cards is previewed, started, printed and answered (${device})`,
    async (screen) => {
      await screen.page.evaluate(() => (window.print = () => (window.prints = (window.prints ?? 0) + 1)))
      const guests = []
      for (let i = 0; i < 3; ++i) guests.push(await agreed('printed'))
      const owner = new OwnerScreen(screen)
      await owner.enter()
      await owner.open(sections.campaigns)
      await owner.content.getByRole('button', { name: '새로 알리기' }).first().click()
      const editor = owner.content.getByRole('region', { name: /^(새로 알리기|‘.*’ 고치기)$/ })
      const name = `여름 인사 ${device}`
      await editor.getByRole('textbox', { name: '알림 이름' }).fill(name)
      await editor.getByText('인쇄 카드', { exact: true }).click()
      await editor.getByText('한꺼번에 인쇄해 두었다가', { exact: false }).waitFor()
      await editor.getByRole('textbox', { name: '글', exact: true }).fill('늘 찾아 주셔서 고맙습니다. 여름에는 {item:을/를} 더 시원하게 준비해 둘게요.')
      await editor.getByText(/조건에 맞는 손님 .*분께 가요/).waitFor()
      assert.equal(await editor.getByText('보낼 곳이 아직 없어요').count(), 0, 'nothing has to be arranged')
      await owner.axe('editor of a printed campaign')
      await screen.page.screenshot({ path: join(pictures, `print-editor-${device}.png`), fullPage: true })
      await editor.getByRole('button', { name: '초안으로 저장' }).click()
      await owner.page.getByText('초안으로 저장했어요').waitFor()
      await editor.getByRole('button', { name: '접기' }).click()
      const card = owner.content.getByRole('article').filter({ has: owner.page.getByRole('heading', { name, exact: true }) })
      await card.getByRole('button', { name: '시작', exact: true }).click()
      await screen.dialog.getByRole('button', { name: '시작', exact: true }).click()
      const campaign = (await owner.ask('/campaigns')).campaigns.find((one) => one.name === name)
      const waiting = async () => (await owner.ask(`/printed-cards?campaign=${campaign.id}`)).waiting
      while ((await waiting()) === 0) await new Promise((then) => setTimeout(then, 100))
      const count = await waiting()
      assert.ok(count >= 3)

      await owner.page.reload()
      await owner.settled(sections.campaigns)
      await owner.page.evaluate(() => (window.print = () => (window.prints = (window.prints ?? 0) + 1)))
      await card.getByText(`인쇄할 카드 ${count}장`).waitFor()
      await card.getByRole('button', { name: '인쇄', exact: true }).click()
      const sheet = screen.dialog.getByRole('region', { name: `카드 ${count}장 인쇄` })
      await sheet.getByText('늘 찾아 주셔서 고맙습니다.', { exact: false }).first().waitFor()
      assert.equal(await owner.page.evaluate(() => window.prints), 1)
      await owner.axe('the sheet that is printed')
      await screen.page.screenshot({ path: join(pictures, `print-sheet-${device}.png`) })
      if (device === 'tablet') {
        const pdf = (await owner.page.pdf({ preferCSSPageSize: true, path: join(pictures, 'printed-cards.pdf') })).toString('latin1')
        assert.equal((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, Math.ceil(count / 8), 'eight cards on a sheet, and nothing else on paper')
        await owner.page.emulateMedia({ media: 'print' })
        await owner.page.setViewportSize({ width: 794, height: 1123 })
        assert.equal(await owner.page.locator('main').isVisible(), false)
        await owner.page.screenshot({ path: join(pictures, 'printed-cards.png') })
        await owner.page.emulateMedia({ media: 'screen' })
        await owner.page.setViewportSize({ width: 1180, height: 820 })
        assert.match(pdf, /\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
      }
      await screen.dialog.getByRole('button', { name: '안 나왔어요' }).click()
      await screen.dialog.waitFor({ state: 'detached' })
      await card.getByText(`인쇄할 카드 ${count}장`).waitFor()

      await card.getByRole('button', { name: '인쇄', exact: true }).click()
      await screen.dialog.getByRole('button', { name: '닫기' }).click()
      await card.getByText(`${count}장, 잘 나왔나요?`).waitFor()
      await owner.axe('cards that wait for an answer')
      await card.screenshot({ path: join(pictures, `print-card-${device}.png`) })
      await card.getByRole('button', { name: '인쇄했어요' }).click()
      await card.getByRole('listitem').filter({ hasText: '인쇄했어요' }).getByText(String(count), { exact: true }).waitFor()
      assert.equal(await waiting(), 0)
      assert.ok((await shop.ask('GET', `/customers/${guests[0].id}/messages`)).messages.some((one) => one.step === 'delivered'))
    },
    { device },
  )
}
