// What is held of a guest, set right at the counter: her profile, a child's guardian, how often she is advertised to.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { openStage, pictures } from './stage.mjs'

let shop
const screenTest = openStage({ prepare: async (opened) => { shop = opened } })

async function correcting(screen, name) {
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '손님의 권리' }).click()
  await screen.dialog.getByRole('button', { name: '고쳐 드리기' }).click()
  await screen.dialog.getByRole('heading', { name: '손님 정보 고치기' }).waitFor()
}
const held = async (id) => await shop.ask('GET', `/customers/${id}/profile`)

for (const device of ['tablet', 'phone']) {
  screenTest(`staff set right what is wrong, and nothing else of the guest changes (${device})`, async (screen) => {
    const name = device === 'phone' ? '표고침손' : '표고침이'
    const loyalty_number = `SET-RIGHT-${device}`
    const id = await shop.register({ name, phone: '010-2345-6789', email: 'before@cafe.example', loyalty_number })
    await correcting(screen, name)
    const { dialog, page } = screen
    const phone = dialog.getByLabel('전화번호')
    assert.equal(await phone.inputValue(), '01023456789')
    assert.equal(await dialog.getByLabel('이메일').inputValue(), 'before@cafe.example')
    await phone.fill('12')
    await dialog.getByRole('button', { name: '고치기', exact: true }).click()
    await dialog.getByText('전화번호를 확인해 주세요.').waitFor()
    assert.equal((await held(id)).profile.phone, '01023456789')
    await phone.fill('010-9876-5432')
    await dialog.getByLabel('부를 이름').fill('표표')
    assert.deepEqual(await screen.axe(), [])
    await page.screenshot({ path: join(pictures, `set-right-${device}.png`) })
    await dialog.getByRole('button', { name: '고치기', exact: true }).click()
    await page.getByText('고쳤습니다').waitFor()
    const { profile, guardian } = await held(id)
    assert.deepEqual([profile.name, profile.called, profile.phone, profile.email, profile.loyalty_number, guardian],
      [name, '표표', '01098765432', 'before@cafe.example', loyalty_number, null])
    await screen.card.getByText('5432', { exact: false }).first().waitFor()
  }, { device })
}

screenTest('a birthday that makes her a child wants a guardian; a held one is shown and stays', async (screen) => {
  const name = '표어린'
  const id = await shop.register({ name, loyalty_number: 'SET-RIGHT-CHILD' })
  await correcting(screen, name)
  const { dialog, page } = screen
  const save = dialog.getByRole('button', { name: '고치기', exact: true })
  await dialog.getByLabel('생년월일').fill(`${new Date().getFullYear() - 10}-01-01`)
  await save.click()
  await dialog.getByText('확인한 방법을 모두 적어 주세요').waitFor()
  await dialog.getByLabel('보호자 이름').fill('이수진')
  await dialog.getByLabel('보호자 전화번호').fill('010-2345-6789')
  await dialog.getByLabel('동의를 어떻게 확인하셨나요?').selectOption('종이 동의서에 서명을 받음')
  await save.click()
  await page.getByText('고쳤습니다').waitFor()
  const before = (await held(id)).guardian
  assert.deepEqual([before.name, before.phone, before.method], ['이수진', '01023456789', 'paper'])
  await screen.card.getByRole('button', { name: '손님의 권리' }).click()
  await dialog.getByRole('button', { name: '고쳐 드리기' }).click()
  assert.equal(await dialog.getByLabel('보호자 이름').inputValue(), '이수진')
  await dialog.getByLabel('부를 이름').fill('꼬마')
  await save.click()
  await screen.card.getByText('꼬마', { exact: false }).first().waitFor()
  assert.deepEqual((await held(id)).guardian, before) // asked once, answered once
})

screenTest('how often advertising is welcome is written down at the counter, too', async (screen) => {
  const name = '표가끔이'
  const id = await shop.register({ name, loyalty_number: 'SET-RIGHT-PACE' })
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  await screen.dialog.getByText('한 달에 1번까지').click()
  await screen.page.getByText('기록했습니다').waitFor()
  assert.equal((await shop.card(id)).pace.most_in_30_days, 1)
  assert.deepEqual(await screen.axe(), [])
  await screen.dialog.getByText('당분간 쉬기').scrollIntoViewIfNeeded()
  await screen.page.screenshot({ path: join(pictures, 'how-often.png') })
})

screenTest('in English the same is said', async (screen) => {
  const id = await shop.register({ name: 'Ann Right', loyalty_number: 'SET-RIGHT-EN' })
  await screen.enter()
  await screen.page.getByRole('button', { name: 'English' }).click()
  await screen.open('Ann Right')
  await screen.card.getByRole('button', { name: 'The guest’s rights' }).click()
  await screen.page.screenshot({ path: join(pictures, 'rights-en.png') })
  await screen.dialog.getByRole('button', { name: 'Set it right' }).click()
  await screen.dialog.getByRole('heading', { name: 'Set right what is held' }).waitFor()
  await screen.page.screenshot({ path: join(pictures, 'set-right-en.png') })
  await screen.dialog.getByLabel('Name to call').fill('Annie')
  await screen.dialog.getByRole('button', { name: 'Set right', exact: true }).click()
  await screen.page.getByText('It is set right').waitFor()
  assert.equal((await held(id)).profile.called, 'Annie')
})
