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
    assert.equal(await phone.inputValue(), '010-2345-6789')
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

screenTest('who wishes to be spoken to formally is greeted so from then on', async (screen) => {
  const id = await shop.register({ name: '표격식이', loyalty_number: 'SET-RIGHT-SPEECH' })
  await correcting(screen, '표격식이')
  const { dialog, page } = screen
  await dialog.getByRole('radio', { name: '편안하게', checked: true }).waitFor()
  await dialog.getByText('격식 있게').click()
  assert.deepEqual(await screen.axe(), [])
  await dialog.getByText('격식 있게').scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(pictures, 'spoken-formally-sheet.png') })
  await dialog.getByRole('button', { name: '고치기', exact: true }).click()
  await screen.card.getByText('표격식이 님, 처음 뵙겠습니다, 반갑습니다.', { exact: false }).waitFor()
  await screen.card.getByText('격식 있게 모셔요').waitFor()
  await page.screenshot({ path: join(pictures, 'spoken-formally.png') })
  assert.equal((await held(id)).profile.speech, 'formal')
}, { device: 'tablet' })

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
  const question = screen.dialog.getByRole('group', { name: '광고는 얼마나 자주 받으시겠어요?' })
  await question.getByRole('radio', { name: '가게에 맡기기', checked: true }).waitFor()
  await question.getByText('한 달에 1번까지').click()
  await screen.page.getByText('기록했습니다').waitFor()
  assert.equal((await shop.card(id)).pace.most_in_30_days, 1)
  assert.deepEqual(await screen.axe(), [])
  await screen.dialog.getByText('당분간 쉬기').scrollIntoViewIfNeeded()
  await screen.page.screenshot({ path: join(pictures, 'how-often.png') })
  await screen.dialog.getByRole('button', { name: '3달 쉬기' }).click() // a rest leaves the number as it is
  await screen.dialog.getByText('전까지 쉽니다').waitFor()
  const { pace } = await shop.card(id)
  assert.equal(pace.most_in_30_days, 1)
  assert.notEqual(pace.rests_until, null)
})

screenTest('of a guest without a name the rest is set right, and one of three things has to stay', async (screen) => {
  const id = await shop.register({ name: '표무명', phone: '010-2000-4601' })
  await correcting(screen, '표무명')
  const { dialog, page } = screen
  const save = dialog.getByRole('button', { name: '고치기', exact: true })
  await dialog.getByLabel('이름', { exact: true }).fill('')
  await save.click()
  await dialog.waitFor({ state: 'detached' })
  assert.equal((await held(id)).profile.name, '')
  await screen.card.getByRole('button', { name: '손님의 권리' }).click()
  await dialog.getByRole('button', { name: '고쳐 드리기' }).click()
  await dialog.getByLabel('전화번호').fill('')
  await save.click()
  await dialog.getByText('이름, 전화번호, 적립 번호 가운데 하나는 있어야 합니다.').waitFor()
  assert.deepEqual(await screen.axe(), [])
  await page.screenshot({ path: join(pictures, 'set-right-nameless.png') })
  assert.equal((await held(id)).profile.phone, '01020004601')
})

screenTest('in English, on a phone, how often is asked as on her own page', async (screen) => {
  await shop.register({ name: 'Ann Often', loyalty_number: 'SET-RIGHT-EN-PACE' })
  await screen.page.getByRole('button', { name: 'English' }).click()
  await screen.enter()
  await screen.open('Ann Often')
  await screen.card.getByRole('button', { name: 'Consents and allergies' }).click()
  const question = screen.dialog.getByRole('group', { name: 'How often would you like to hear from us?' })
  await question.scrollIntoViewIfNeeded()
  assert.deepEqual(await screen.axe(), [])
  await screen.page.screenshot({ path: join(pictures, 'how-often-en.png') })
}, { device: 'phone' })

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
