// A guest's own page and the link that refuses advertising, on a phone, against the real program.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStage, pictures } from './stage.mjs'

let shop
const onTablet = { device: 'tablet' }
const phoneTest = openStage({
  prepare: (opened) => {
    shop = opened
  },
  hold: (screen) => screen.page,
  device: 'phone',
})

async function linkOf(guest) {
  const { link } = await shop.ask('POST', `/customers/${guest}/page-link`)
  return new URL(link, shop.url).href
}
async function agree(guest, channel) {
  const { texts } = await shop.ask('GET', '/consent-texts')
  const text_version = texts.find((text) => text.purpose === 'marketing').version
  await shop.ask('POST', `/customers/${guest}/consents`, { purpose: 'marketing', given: true, method: 'paper', text_version, channel })
}
async function answers(guest) {
  const { consents } = await shop.ask('GET', `/customers/${guest}/consents`)
  return Object.fromEntries(consents.map((each) => [`${each.purpose} ${each.channel ?? 'all'}`, each.given]))
}
// In whatever language and theme, what she sees can be read by everybody.
async function look(page, screen, name) {
  assert.deepEqual(await screen.axe(), [])
  await page.screenshot({ path: join(pictures, `own-page-${name}.png`), fullPage: true })
}

phoneTest('she is greeted by name, reads what is known, and is called as she likes from then on', async (page, screen) => {
  const { customer, usual } = await shop.storied()
  await page.goto(await linkOf(customer.id))
  await page.getByRole('heading', { name: `${customer.called} 님, 안녕하세요` }).waitFor()
  await page.getByText(usual.text, { exact: true }).waitFor()
  await look(page, screen, 'ko')
  await page.getByText('무엇을 보고 정하나요').click()
  await page.getByText('사람이 다시 살펴봐 달라고 하시면 30일 안에', { exact: false }).waitFor()
  await page.getByText('무엇을 보고 정하나요').scrollIntoViewIfNeeded()
  await look(page, screen, 'decided')
  await page.getByRole('button', { name: '고치기' }).click()
  await page.getByLabel('부르는 이름').fill('단골손님')
  await page.getByText('격식 있게').click()
  await look(page, screen, 'edited')
  await page.getByRole('button', { name: '저장' }).click()
  await page.getByRole('heading', { name: '단골손님 님, 안녕하세요' }).waitFor()
  const { called, speech } = (await shop.card(customer.id)).customer
  assert.deepEqual([called, speech], ['단골손님', 'formal'])
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Hello, 단골손님' }).waitFor()
  await look(page, screen, 'en')
})

phoneTest('a child’s page is her guardian’s too, who sets right how the shop reaches her, and may erase it', async (page, screen) => {
  const birth_date = `${new Date().getFullYear() - 10}-01-01`
  const guardian = { name: '이수진', phone: '010-2345-6789', method: 'paper' }
  const guest = await shop.register({ name: '표어린이', birth_date, guardian })
  await page.goto(await linkOf(guest))
  await page.getByText('만 14세가 될 때까지는 보호자 이수진 님도 여기서').waitFor()
  await page.getByText('010-2345-6789').waitFor()
  await page.getByText('보호자가 동의를 거두시려면 여기서 지워 주세요').waitFor()
  await look(page, screen, 'child')
  await page.getByRole('button', { name: '고치기' }).click()
  await page.getByLabel('보호자', { exact: true }).fill('이수정')
  await page.getByLabel('보호자 전화번호').fill('010-7777-8888')
  await look(page, screen, 'child-edited')
  await page.getByRole('button', { name: '저장' }).click()
  await page.getByText('010-7777-8888').waitFor()
  const held = (await shop.card(guest)).guardian
  assert.deepEqual([held.name, held.phone, held.method], ['이수정', '01077778888', 'paper'])
  await page.getByRole('button', { name: '모두 지우고 싶습니다' }).click()
  await page.getByRole('button', { name: '지금 모두 지우기' }).click()
  await page.getByText('모두 지웠습니다').waitFor()
  assert.deepEqual(await shop.find('표어린이'), [])
})

phoneTest('nothing is chosen for her; she switches channels one by one, and one tap stops them all', async (page, screen) => {
  const guest = await shop.register({ name: '표선택' })
  await page.goto(await linkOf(guest))
  const email = page.getByRole('switch', { name: '이메일' })
  const sms = page.getByRole('switch', { name: '문자' }).first()
  await page.getByText('광고를 보내지 않습니다').waitFor()
  for (const each of await page.getByRole('switch').all()) assert.equal(await each.getAttribute('aria-checked'), 'false')
  assert.equal(await page.getByRole('radio', { checked: true }).count(), 0)
  await email.click()
  await page.getByText('지금 받으시는 곳: 이메일').waitFor()
  await page.locator('[role=switch][aria-disabled=false]').first().waitFor()
  await sms.click()
  await page.getByText('지금 받으시는 곳: 문자 · 이메일').waitFor()
  assert.deepEqual(await answers(guest), { 'marketing email': true, 'marketing sms': true })
  await look(page, screen, 'advertising')
  await page.getByRole('button', { name: '광고 모두 그만 받기' }).click()
  await page.getByText('광고를 모두 멈췄습니다').waitFor()
  await page.getByText('광고를 보내지 않습니다').waitFor()
  assert.equal((await answers(guest))['marketing all'], false)
})

phoneTest('she says how often she wants to hear from the shop, and pauses it for a while', async (page, screen) => {
  const guest = await shop.register({ name: '표가끔', email: 'guest@cafe.example' })
  await agree(guest, 'email')
  await page.goto(await linkOf(guest))
  await page.getByText('한 달에 1번까지').click()
  await page.getByText('바로 적용했습니다').waitFor()
  assert.equal((await shop.card(guest)).pace.most_in_30_days, 1)
  await page.getByRole('button', { name: '석 달 동안 쉬기' }).click()
  await page.getByText('까지는 광고를 쉽니다').waitFor()
  await look(page, screen, 'pace')
  const { pace, rest } = await shop.card(guest)
  assert.match(pace.rests_until, /^\d{4}-\d\d-\d\d$/)
  assert.match(rest, /권하지 말고/)
  await page.getByRole('button', { name: '다시 받기' }).click()
  await page.getByRole('button', { name: '석 달 동안 쉬기' }).waitFor()
  assert.deepEqual((await shop.card(guest)).pace, { most_in_30_days: 1, rests_until: null })
})

phoneTest('she takes her record along and erases it in two steps; then the link is nothing any more', async (page, screen) => {
  const guest = await shop.register({ name: '표지움' })
  await shop.ask('POST', `/customers/${guest}/notes`, { text: '<b>창가</b>' })
  const link = await linkOf(guest)
  await page.goto(link)
  const taken = async (button) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
  }
  const data = await taken('옮길 수 있게 내려받기 (JSON)')
  assert.equal(data.name, 'dangol.json')
  assert.equal(JSON.parse(data.text).customer.id, guest)
  const read = await taken('읽기 좋게 내려받기')
  assert.equal(read.name, 'dangol.html')
  assert.match(read.text, /표지움/)
  assert.match(read.text, /등록/)
  assert.match(read.text, /메모 · &#60;b&#62;창가&#60;\/b&#62;/, 'what was typed is never markup')
  assert.doesNotMatch(read.text, /<b>|undefined|\[object|_/)
  await page.getByRole('button', { name: '모두 지우고 싶습니다' }).click()
  await page.getByRole('button', { name: '그대로 두기' }).click()
  await page.getByRole('button', { name: '모두 지우고 싶습니다' }).click()
  await page.getByRole('button', { name: '지금 모두 지우기' }).click()
  await page.getByRole('heading', { name: '모두 지웠습니다' }).waitFor()
  await assert.rejects(shop.card(guest), /404/)
  await page.reload()
  await page.getByRole('heading', { name: '이 링크는 지금 쓸 수 없습니다' }).waitFor()
  await look(page, screen, 'gone')
  const of_nobody = await page.locator('main').innerText()
  await page.goto(`${shop.url}/me#AgECAwQF`)
  await page.getByRole('heading', { name: '이 링크는 지금 쓸 수 없습니다' }).waitFor()
  assert.equal(await page.locator('main').innerText(), of_nobody)
})

phoneTest('the page is dark where the phone is', async (page, screen) => {
  const guest = await shop.register({ name: '표어둠', email: 'guest@cafe.example' })
  await agree(guest, 'email')
  await page.goto(await linkOf(guest))
  await page.getByRole('button', { name: '광고 모두 그만 받기' }).waitFor()
  await look(page, screen, 'dark')
}, { colorScheme: 'dark' })

phoneTest('staff show a guest the link to her page as a code to scan', async (page, screen) => {
  const { customer } = await shop.regular()
  await screen.enter()
  await screen.open(customer.name)
  await screen.card.getByRole('button', { name: '손님의 권리' }).click()
  await screen.dialog.getByRole('button', { name: 'QR 보여 드리기' }).click()
  await screen.dialog.getByRole('img', { name: '내 정보 페이지로 가는 QR 코드' }).waitFor()
  const shown = await screen.dialog.locator('.address').innerText()
  assert.ok(shown.startsWith(`${shop.url}/me#`))
  await page.screenshot({ path: join(pictures, 'own-page-code.png') })
  assert.deepEqual(await screen.axe(), [])
  await page.goto(shown)
  await page.getByRole('heading', { name: `${customer.called} 님, 안녕하세요` }).waitFor()
}, onTablet)

for (const [locale, button, done] of [
  ['ko-KR', '광고 모두 그만 받기', '더 이상 광고를 보내지 않습니다'],
  ['en-GB', 'Stop all advertising', 'No more advertising will be sent'],
]) {
  phoneTest(`the link in an advertisement refuses without a script (${locale})`, async (page, screen) => {
    const guest = await shop.register({ name: '표거절', email: 'guest@cafe.example' })
    await agree(guest, 'email')
    await page.goto(await optOutLinkOf(guest))
    await page.screenshot({ path: join(pictures, `opt-out-${locale}.png`) })
    assert.equal((await answers(guest))['marketing email'], true)
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('heading', { name: done }).waitFor()
    assert.deepEqual(await answers(guest), { 'marketing all': false })
    await page.screenshot({ path: join(pictures, `opt-out-done-${locale}.png`) })
    assert.deepEqual(screen.complaints, [])
  }, { javaScriptEnabled: false, locale })
}

const arrangement = {
  sender_name: '시험 카페', contact: '02-000-0000', opt_out_number: '', public_url: 'https://cafe.example',
  sender_number: '', sender_registered: false, sms_price_minor: 0, kakao_price_minor: 0,
  relay: { name: '', certificate: '', has_contract: false, is_announced: false, customers_know: false },
  cap: { to_one_a_day: 1, to_one_in_7_days: 2, to_one_in_30_days: 4, by_shop_a_day: 100 },
}
// As it stands in an advertisement that waits for her.
async function optOutLinkOf(guest) {
  await shop.ask('PUT', '/sending', arrangement)
  const queued = await shop.ask('POST', `/customers/${guest}/messages`, { channel: 'email', message: 'advertising', subject: '소식', text: '새 빵이 나왔습니다.' })
  const { text } = await shop.ask('GET', `/messages/${queued.id}`)
  return shop.url + /https:\/\/cafe\.example(\/u\/[\w-]+)/.exec(text)[1]
}
