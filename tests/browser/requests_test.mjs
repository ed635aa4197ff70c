// What guests ask of their data by phone, e-mail, paper or in person: written down, counted in days, answered.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { OwnerScreen, sections } from './owner_screen.mjs'
import { openStage, pictures } from './stage.mjs'

let shop
const screenTest = openStage({ prepare: async (opened) => { shop = opened } })
const daysAgo = (days) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' }).format(Date.now() - days * 86_400_000)
const requestsOf = async (id) => (await shop.ask('GET', `/customers/${id}/requests`)).requests

async function rightsOf(screen, name) {
  await screen.open(name)
  await screen.card.getByRole('button', { name: '손님의 권리' }).click()
  await screen.dialog.getByRole('heading', { name: '요청 적어 두기' }).waitFor()
}

for (const device of ['tablet', 'phone']) {
  screenTest(`a request is written down, delayed with its reason, and answered (${device})`, async (screen) => {
    const name = device === 'phone' ? '요청손님' : '요청이'
    const id = await shop.register({ name, loyalty_number: `REQUEST-${device}` })
    await screen.enter()
    await rightsOf(screen, name)
    const { dialog, page } = screen
    await dialog.getByRole('button', { name: '요청 적기' }).click()
    await dialog.getByRole('group', { name: '무엇을 요청하셨나요?' }).getByText('열람').click()
    await dialog.getByText('무엇을 가지고 있는지 보여 달라는 요청이에요.').waitFor()
    await dialog.getByRole('group', { name: '어떻게 요청하셨나요?' }).getByText('이메일').click()
    await dialog.getByLabel('언제 받으셨나요?').fill(daysAgo(2))
    assert.deepEqual(await screen.axe(), [])
    await dialog.getByRole('button', { name: '적어 두기', exact: true }).scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(pictures, `request-new-${device}.png`) })
    await dialog.getByRole('button', { name: '적어 두기', exact: true }).click()
    await page.getByText('요청을 적어 두었습니다').waitFor()
    const waiting = dialog.getByRole('listitem', { name: '열람' })
    await waiting.getByText('8일 남음').waitFor()
    const [asked] = await requestsOf(id)
    assert.deepEqual([asked.what, asked.by, asked.days_left, asked.open], ['access', 'email', 8, true])
    await dialog.getByRole('button', { name: '요청 적기' }).click()
    assert.equal(await dialog.getByRole('group', { name: '무엇을 요청하셨나요?' }).getByText('열람').count(), 0, 'what waits is not written down twice')
    await dialog.getByRole('button', { name: '돌아가기' }).click()
    await waiting.getByRole('button', { name: '늦어짐' }).click()
    await waiting.getByRole('group', { name: '왜 늦어지나요?' }).getByText('더 알아봐야 해요').click()
    assert.deepEqual(await screen.axe(), [])
    await page.screenshot({ path: join(pictures, `request-delay-${device}.png`) })
    await waiting.getByRole('button', { name: '늦어짐으로 적기' }).click()
    await waiting.getByText('18일 남음').waitFor()
    assert.equal(await waiting.getByRole('button', { name: '늦어짐' }).count(), 0, 'it is delayed once')
    await waiting.getByRole('button', { name: '처리함' }).click()
    await waiting.waitFor({ state: 'detached' })
    const [done] = await requestsOf(id)
    assert.deepEqual([done.outcome, done.open, done.told], ['done', false, false])
    await dialog.getByText('지난 1년 동안 답한 요청').click()
    await dialog.getByText('처리함 · 아직 알리지 못함', { exact: false }).waitFor()
  }, { device })

  screenTest(`what waits is on the owner's list, the overdue first, and leads to the guest (${device})`, async (screen) => {
    const late = await shop.register({ name: `늦은요청${device}`, loyalty_number: `LATE-${device}` })
    const early = await shop.register({ name: `새요청${device}`, loyalty_number: `NEW-${device}` })
    await shop.ask('POST', `/customers/${early}/requests`, { what: 'portability', by: 'paper' })
    await shop.ask('POST', `/customers/${late}/requests`, { what: 'erasure', by: 'phone', asked_on: daysAgo(12) })
    const owner = new OwnerScreen(screen)
    await owner.enter()
    await owner.open(sections.law)
    const list = owner.content.getByRole('region', { name: '답을 기다리는 요청' })
    await list.getByText(`늦은요청${device}`).waitFor()
    const lines = await list.getByRole('listitem').allInnerTexts()
    const at = (name) => lines.findIndex((line) => line.includes(name))
    assert.ok(at('늦은요청') < at('새요청'), lines.join('|'))
    assert.match(lines[at(`늦은요청${device}`)], /삭제 · 전화.*2일 지남/s)
    await owner.content.getByText('까지 답해야 했던 요청이 있어요', { exact: false }).waitFor()
    await owner.axe('requests that wait')
    await owner.page.screenshot({ path: join(pictures, `requests-open-${device}.png`) })
    await list.getByRole('button', { name: new RegExp(`늦은요청${device}`) }).click()
    await screen.shows(`늦은요청${device}`)
    await screen.card.getByText('개인정보 삭제 요청:', { exact: false }).waitFor()
    await screen.page.screenshot({ path: join(pictures, `request-on-card-${device}.png`) })
    await screen.card.getByRole('button', { name: '손님의 권리' }).click()
    const waiting = screen.dialog.getByRole('listitem', { name: '삭제' })
    await waiting.getByText('2일 지남').waitFor()
    assert.equal(await waiting.getByRole('button', { name: '처리함' }).count(), 0, 'erasing is the answer')
    assert.equal(await waiting.getByRole('button', { name: '늦어짐' }).count(), 0, 'its day is over')
    await waiting.getByRole('button', { name: '거절' }).scrollIntoViewIfNeeded()
    await screen.page.screenshot({ path: join(pictures, `request-overdue-${device}.png`) })
    await waiting.getByRole('button', { name: '거절' }).click()
    await waiting.getByText('법이 막고 있어요').click()
    await waiting.getByRole('button', { name: '거절로 적기' }).click()
    await waiting.waitFor({ state: 'detached' })
    const [answered] = await requestsOf(late)
    assert.deepEqual([answered.outcome, answered.reason], ['refused', 'law_forbids'])
    await screen.card.getByText('개인정보 삭제 요청:', { exact: false }).waitFor({ state: 'detached' })
    await shop.ask('POST', `/customers/${early}/requests/answered`, { what: 'portability', outcome: 'done' })
  }, { device })
}
