// Who saw whom: what a file wants before it leaves, and what the owner reads of who looked.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OwnerScreen, sections } from './owner_screen.mjs'
import { openStage, pictures } from './stage.mjs'

let shop
const screenTest = openStage({ prepare: async (opened) => { shop = opened } })

async function rights(screen, name) {
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '손님의 권리' }).click()
}

for (const device of ['tablet', 'phone']) {
  screenTest(`a file wants a reason and the PIN once more, and who looked is told of the guest (${device})`, async (screen) => {
    const { customer } = await shop.regular()
    await rights(screen, customer.name)
    const { page } = screen
    await screen.dialog.getByRole('button', { name: '파일로 저장' }).click()
    const sheet = page.getByRole('dialog', { name: '기록 내보내기' })
    await page.keyboard.type('0000')
    await sheet.getByRole('button', { name: '파일로 저장' }).click()
    await sheet.getByText('PIN이 맞지 않아요.').waitFor()
    assert.deepEqual(await screen.axe(), [])
    await page.screenshot({ path: join(pictures, `take-file-${device}.png`) })
    const file = await screen.takeFile('기록 내보내기', '불만·분쟁 처리')
    assert.equal(JSON.parse(readFileSync(await file.path(), 'utf8')).left.reason, 'dispute')
    const rightsSheet = page.getByRole('dialog', { name: '손님의 권리' })
    await rightsSheet.getByText('한 줄씩 보기').click()
    await rightsSheet.getByText('기록을 내보냄').first().waitFor()
    await rightsSheet.getByText('카드를 봄').first().waitFor()
    await rightsSheet.getByText(shop.owner).first().waitFor()
    assert.deepEqual(await screen.axe(), [])
    await page.screenshot({ path: join(pictures, `who-looked-${device}.png`) })
  }, { device })

  screenTest(`the owner looks through a month: who saw how many, what left, that nothing was changed (${device})`, async (screen) => {
    const owner = new OwnerScreen(screen)
    const { page } = screen
    await owner.enter()
    await owner.open(sections.consents)
    await page.getByRole('button', { name: 'CSV 파일로 저장' }).click()
    const file = await screen.takeFile('점검받을 때 보여 줄 동의 목록')
    assert.match(file.suggestedFilename(), /^consents-trail-\d+\.csv$/)
    await owner.open(sections.law)
    const trail = page.getByRole('region', { name: '누가 누구를 보았나' })
    await trail.getByText('처음부터 끝까지 쓴 그대로예요.', { exact: false }).waitFor()
    await trail.getByRole('region', { name: '사람마다' }).getByText(shop.owner).waitFor()
    await trail.getByRole('region', { name: '밖으로 나간 파일' }).getByText('동의 목록을 내보냄').first().waitFor()
    await trail.getByText('한 줄씩 보기').click()
    await trail.getByText('모든 손님').first().waitFor()
    await owner.axe('who saw whom')
    await trail.scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(pictures, `trail-${device}.png`), fullPage: true })
    const back = device === 'tablet' ? 3 : 2 // a month that is signed stays so, and those before it
    const before = new Date(Date.UTC(new Date().getFullYear(), new Date().getMonth() - back, 15)).toISOString().slice(0, 7)
    assert.equal(await trail.getByRole('button', { name: '이 달을 다 살펴봤어요' }).count(), 0) // this month is not over
    await trail.getByLabel('살펴볼 달').selectOption(before)
    await trail.getByText('이 달에는 손님 기록을 본 사람이 없어요.').waitFor()
    await trail.getByRole('button', { name: '이 달을 다 살펴봤어요' }).click()
    await trail.getByText('살펴본 달이에요.').waitFor()
    await trail.getByText('살펴본 달이에요.').scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(pictures, `trail-signed-${device}.png`) })
  }, { device })
}
