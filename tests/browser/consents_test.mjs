// What guests are asked and who refused, on the owner's page, against the real program.
import assert from 'node:assert/strict'
import { OwnerScreen, sections } from './owner_screen.mjs'
import { openStage } from './stage.mjs'

const paper = { purpose: 'marketing', method: 'paper' }
let shop
const screenTest = openStage({
  prepare: (opened) => {
    shop = opened
  },
  hold: (screen) => new OwnerScreen(screen),
})
const currentVersion = async () => (await shop.ask('GET', '/consent-texts?language=ko')).texts.find(({ purpose }) => purpose === 'marketing').version
const advertising = (owner) => owner.content.getByRole('article', { name: '소식과 혜택 받기 (광고)' })

screenTest('new words are written, seen as the tablet shows them, and published; who agreed before is asked again', async (owner, screen) => {
  const { customer } = await shop.regular()
  const before = await currentVersion()
  await shop.ask('POST', `/customers/${customer.id}/consents`, { ...paper, given: true, channel: 'sms', text_version: before })
  await owner.enter()
  await owner.open(sections.consents)
  await advertising(owner).getByText(`문구 ${before}`, { exact: false }).waitFor()
  await owner.axe('consents')
  await advertising(owner).getByRole('button', { name: /새 문구 쓰기/ }).click()
  const sheet = screen.dialog
  const publish = sheet.getByRole('button', { name: '펴내기' })
  assert.equal(await publish.isDisabled(), true, 'nothing is chosen for who agreed before')
  await sheet.getByText('다시 여쭤봐야 해요 (개인정보 보호법', { exact: false }).waitFor()
  await sheet.getByText('그대로 둬요').click()
  await sheet.getByText('지금까지의 동의가 이어져요.', { exact: false }).waitFor()
  await sheet.getByText('다시 여쭤봐요', { exact: true }).click()
  await sheet.getByText('다시 동의하실 때까지 그 손님께는 광고가 나가지 않아요.', { exact: false }).waitFor()
  await sheet.getByRole('textbox', { name: '언제까지 보관하나요' }).fill(' ')
  assert.equal(await publish.isDisabled(), true, 'each of the four statements is needed')
  await sheet.getByRole('textbox', { name: '언제까지 보관하나요' }).fill('받기를 그만두실 때까지')
  await sheet.getByRole('textbox', { name: '왜 여쭤보나요' }).fill('계절마다 새 빵을 알려 드리려고')
  const preview = sheet.getByRole('region', { name: '태블릿에서는 이렇게 보여요' })
  await preview.getByText('계절마다 새 빵을 알려 드리려고').waitFor()
  await preview.getByText('받기를 그만두실 때까지').waitFor()
  await owner.axe('a new text')
  await publish.click()
  await owner.page.getByText('새 문구를 펴냈어요').waitFor()
  await advertising(owner).getByText('계절마다 새 빵을 알려 드리려고').waitFor()
  const now = await currentVersion()
  assert.match(now, /^\d{4}-\d\d-\d\d[b-z]?$/)
  assert.notEqual(now, before)
  const { consents } = await shop.ask('GET', `/customers/${customer.id}/consents`)
  assert.equal(consents.find(({ channel }) => channel === 'sms').outdated, true)
  await advertising(owner).getByText(/^지난 문구 \d+개/).click()
  await advertising(owner).getByText(`문구 ${before} · 한국어`, { exact: false }).waitFor()
})

screenTest('the same version in the other language follows it; a name that is taken is refused in place', async (owner, screen) => {
  await owner.enter()
  await owner.open(sections.consents)
  await advertising(owner).getByRole('button', { name: /새 문구 쓰기/ }).click()
  const sheet = screen.dialog
  await sheet.getByText('그대로 둬요').click()
  await sheet.getByRole('textbox', { name: '무엇을 담아 두나요' }).fill('전화번호')
  await sheet.getByRole('textbox', { name: '문구 이름' }).fill(await currentVersion())
  await sheet.getByRole('button', { name: '펴내기' }).click()
  await sheet.getByRole('alert').getByText('a version never changes', { exact: false }).waitFor()
  await sheet.getByRole('textbox', { name: '문구 이름' }).fill('twin')
  await sheet.getByRole('button', { name: '펴내기' }).click()
  await advertising(owner).getByText('문구 twin', { exact: false }).waitFor()
  await advertising(owner).getByRole('button', { name: /새 문구 쓰기/ }).click()
  await sheet.getByText('English', { exact: true }).click()
  await sheet.getByRole('textbox', { name: '문구 이름' }).fill('twin')
  await sheet.getByText('다른 말로 펴낸 같은 문구를 따라가요.').waitFor()
  await sheet.getByRole('textbox', { name: '왜 여쭤보나요' }).fill('To tell you of new bread')
  await sheet.getByRole('button', { name: '펴내기' }).click()
  await owner.page.getByRole('dialog').waitFor({ state: 'detached' })
  await owner.page.getByRole('button', { name: 'English' }).click()
  await owner.content.getByText('To tell you of new bread').waitFor()
})

screenTest('who refused is listed, the latest first, fifty at a time, and her card opens', async (owner, screen) => {
  const no = { ...paper, given: false, text_version: await currentVersion() }
  for (let i = 1; i <= 52; ++i) {
    const guest = await shop.register({ name: `표거절${i}` })
    await shop.ask('POST', `/customers/${guest}/consents`, i === 52 ? { ...no, channel: 'kakao' } : no)
  }
  const { guests } = await shop.ask('GET', '/opt-outs')
  await owner.enter()
  await owner.open(sections.consents)
  const list = owner.content.getByRole('region', { name: '광고를 거절하신 분' })
  await list.getByText(`${guests}분이에요.`, { exact: false }).waitFor()
  const lines = list.getByRole('listitem')
  assert.equal(await lines.count(), 50)
  assert.match(await lines.first().textContent(), /표거절52 님[^]*카카오톡[^]*부터[^]*종이/)
  assert.match(await lines.nth(1).textContent(), /표거절51 님[^]*모든 광고/)
  await owner.axe('the list of refusals')
  await list.getByRole('button', { name: `${guests - 50}명 더 보기` }).click()
  await list.getByText('표거절1 님').waitFor()
  assert.equal(await lines.count(), guests)
  await lines.first().getByRole('button').click()
  await screen.shows('표거절52')
})

for (const device of ['tablet', 'phone']) {
  screenTest(`${device}: nothing of the consents is cut off at the side`, async (owner, screen) => {
    await owner.enter()
    await owner.open(sections.consents)
    const over = () => owner.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    assert.ok((await over()) <= 0)
    await owner.content.getByRole('button', { name: /새 문구 쓰기/ }).first().click()
    await screen.dialog.getByRole('button', { name: '펴내기' }).waitFor()
    assert.ok((await over()) <= 0)
    await owner.axe('dark')
  }, { device, colorScheme: 'dark' })
}
