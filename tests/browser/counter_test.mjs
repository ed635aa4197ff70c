// The counter, driven in a real browser against the real program. One shop and one browser serve all tests; each test
// has a screen (a browser profile) of its own. Nothing sleeps: everything waits for what the screen should say.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { initials } from './shop.mjs'
import { devices } from './screen.mjs'
import { openStage, pictures } from './stage.mjs'

let shop
const screenTest = openStage({
  prepare: (opened) => {
    shop = opened
  },
})

screenTest('a wrong PIN is refused, the right one opens the counter, and the device remembers the name', async (screen) => {
  await screen.signIn(shop.pin === '0000' ? '1111' : '0000')
  await screen.page.getByRole('alert').filter({ hasText: '맞지 않습니다' }).waitFor()
  for (const digit of shop.pin) await screen.page.getByRole('button', { name: digit, exact: true }).click()
  await screen.page.getByRole('button', { name: '들어가기' }).click()
  await screen.search.waitFor()
  await screen.page.getByText('체험용 가게입니다').waitFor()
  await screen.page.getByRole('button', { name: /잠그기/ }).click()
  await screen.page.getByRole('heading', { name: `${shop.owner} 님, 반갑습니다` }).waitFor()
})

screenTest('five wrong PINs lock that name for a while', async (screen) => {
  const locked = screen.page.getByRole('alert').filter({ hasText: '잠겼습니다' })
  await screen.page.locator('input[name=staff-name]').fill('없는 사람')
  await screen.page.locator('input[name=staff-name]').press('Enter')
  for (let tries = 0; tries < 8 && !(await locked.isVisible()); ++tries) {
    const answered = screen.page.waitForResponse((response) => response.url().endsWith('/sign-in'))
    await screen.page.keyboard.type('4321')
    await screen.page.keyboard.press('Enter')
    await answered
    await screen.page.getByRole('button', { name: '5', exact: true, disabled: false }).waitFor()
  }
  await locked.waitFor()
})

screenTest('a guest is found by initial consonants and her card knows her', async (screen) => {
  const regular = await shop.regular()
  await screen.enter()
  await screen.page.keyboard.type(initials(regular.customer.name)) // the box has the focus from the start
  await screen.option(regular.customer.name).first().click()
  await screen.shows(regular.customer.name)
  await screen.card.getByText(regular.usual.lines[0].name, { exact: true }).first().waitFor()
  await screen.card.getByText(/거의 확실|그럴 것 같아요/).waitFor()
  assert.match(await screen.card.locator('.greeting').textContent(), new RegExp(`${regular.customer.name}|${regular.customer.called}`))
})

screenTest('the on-screen consonants find her too', async (screen) => {
  const regular = await shop.regular()
  await screen.enter()
  for (const letter of initials(regular.customer.name)) {
    await screen.page.getByRole('button', { name: letter, exact: true }).click()
  }
  await screen.option(regular.customer.name).first().waitFor()
  await screen.page.getByRole('button', { name: '한 글자 지우기' }).click()
  assert.equal(await screen.search.inputValue(), initials(regular.customer.name).slice(0, -1))
})

screenTest('one tap records the usual, a second screen follows by itself, and undo takes it back', async (screen, _, another) => {
  const { customer, visits } = await shop.regular()
  const second = await another()
  for (const each of [screen, second]) {
    await each.enter()
    await each.open(customer.name)
    await each.visits(visits)
  }
  await screen.usual.click()
  await screen.done.waitFor()
  await screen.card.getByText(`${customer.called} 님, 음료 나왔습니다.`).waitFor()
  await second.visits(visits + 1)
  await screen.undo.click()
  await second.visits(visits)
  await screen.visits(visits)
  await screen.usual.waitFor()
})

screenTest('without a connection nothing is called recorded, and afterwards it is recorded once', async (screen) => {
  const { customer, visits } = await shop.regular()
  await screen.enter()
  await screen.open(customer.name)
  await screen.page.context().setOffline(true)
  await screen.page.getByText('연결 끊김').waitFor()
  await screen.usual.click()
  await screen.page.getByText('아직 기록되지 않았습니다').waitFor()
  assert.equal(await screen.done.isVisible(), false)
  await screen.page.context().setOffline(false)
  await screen.done.waitFor()
  await screen.visits(visits + 1)
  await screen.page.locator('.hearing.live').waitFor()
  assert.equal((await shop.card(customer.id)).visits, visits + 1)
})

screenTest('another order with options is recorded as it was chosen', async (screen) => {
  const { customer, visits } = await shop.regular()
  const menu = await shop.ask('GET', '/menu')
  const item = menu.items.find((one) => one.option_groups.length > 0)
  const group = menu.option_groups.find((one) => item.option_groups.includes(one.name))
  const modifier = group.modifiers[0]
  await screen.enter()
  await screen.open(customer.name)
  await screen.otherOrder.click()
  await screen.dialog.getByRole('listitem').getByRole('button', { name: new RegExp(`^${item.name}\\s`) }).first().click()
  await screen.dialog.getByRole('group', { name: group.name }).getByText(modifier.name, { exact: true }).click()
  await screen.dialog.getByRole('button', { name: '하나 늘리기' }).click()
  const total = 2 * (item.price_minor + modifier.price_minor)
  await screen.dialog.getByText(`${new Intl.NumberFormat('ko-KR').format(total)}원`, { exact: true }).last().waitFor()
  await screen.dialog.getByText('포장', { exact: true }).click()
  await screen.dialog.getByRole('button', { name: '주문 기록' }).click()
  await screen.done.waitFor()
  await screen.visits(visits + 1)
  const order = await shop.lastOrder(customer.id)
  assert.equal(order.in_store, false)
  assert.deepEqual(order.lines.map(({ name, quantity, modifiers }) => ({ name, quantity, modifiers })), [
    { name: item.name, quantity: 2, modifiers: [modifier.name] },
  ])
})

// Of the sheet's choices those that are answers to a consent; how often she is advertised to has one from the start.
const consentsOf = (screen) => screen.dialog.locator('section[data-version]')

screenTest('allergies wait for the consent to health data, then stand first in red on every screen', async (screen, _, another) => {
  const name = '표하늬'
  await screen.enter()
  await screen.search.fill(name)
  await screen.page.getByRole('button', { name: `“${name}” 새 손님으로 등록` }).click()
  await screen.dialog.getByLabel('전화번호').fill('010-0000-7391')
  await screen.dialog.getByRole('button', { name: '등록', exact: true }).click()
  await screen.shows(name)

  await screen.card.getByRole('button', { name: '메모 추가' }).click()
  await screen.card.getByRole('textbox', { name: '새 메모' }).fill('복숭아 알레르기 있음')
  await screen.card.getByRole('button', { name: '저장' }).click()
  await screen.card.getByText('이 메모는 저장하지 않았습니다').waitFor()
  await screen.card.getByRole('button', { name: '알레르기와 동의 열기' }).click()

  await screen.dialog.getByText('건강 정보 동의를 받은 뒤에').waitFor()
  assert.equal(await consentsOf(screen).getByRole('radio', { checked: true }).count(), 0) // none is ticked beforehand
  await screen.dialog.getByRole('group', { name: /민감정보/ }).getByText('동의', { exact: true }).click()
  await screen.dialog.getByLabel('알레르기 재료').fill('복숭아')
  await screen.dialog.getByRole('button', { name: '추가' }).click()
  await screen.dialog.getByText('복숭아 알레르기를 적었습니다').waitFor()
  await screen.page.keyboard.press('Escape')
  await screen.allergy.filter({ hasText: '복숭아' }).waitFor()
  const second = await another()
  await second.enter()
  await second.open(name)
  await second.allergy.filter({ hasText: '복숭아' }).waitFor()

  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  await screen.dialog.getByRole('group', { name: /민감정보/ }).getByText('동의하지 않음', { exact: true }).click()
  await screen.dialog.getByText('건강 정보 동의를 받은 뒤에').waitFor()
  await second.allergy.waitFor({ state: 'detached' })
})

screenTest('staff leave a guest in peace in a hard time, and nobody is asked why', async (screen) => {
  const guest = await screen.shop.register({ name: '표고요' })
  await screen.enter()
  await screen.open('표고요')
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  await screen.dialog.getByRole('button', { name: '3달 쉬기' }).click()
  await screen.dialog.getByText('전까지 쉽니다').waitFor()
  await screen.page.screenshot({ path: join(pictures, 'left-in-peace.png') })
  await screen.page.keyboard.press('Escape')
  await screen.card.getByText('권하지 말고 편히 쉬시게').waitFor()
  await screen.page.screenshot({ path: join(pictures, 'left-in-peace-card.png') })
  assert.notEqual((await screen.shop.card(guest)).pace.rests_until, null)
})

screenTest('advertising is asked channel by channel, and what she said is shown again', async (screen) => {
  const name = '채널이'
  const customer = await shop.register({ name, loyalty_number: 'CHANNEL-0001' })
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  const advertising = screen.dialog.locator('section.marketing')
  await advertising.getByRole('group', { name: '문자' }).getByText('동의', { exact: true }).click()
  await screen.dialog.getByText('동의 여부를 기록했습니다').waitFor()
  assert.equal(await consentsOf(screen).getByRole('radio', { checked: true }).count(), 1) // for no other channel, nor at night
  await screen.page.keyboard.press('Escape')
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  await advertising.getByRole('group', { name: '문자' }).getByRole('radio', { name: '동의', exact: true, checked: true }).waitFor()
  const { consents } = await shop.ask('GET', `/customers/${customer}/consents`)
  assert.deepEqual(
    consents.map(({ purpose, channel, given }) => ({ purpose, channel, given })),
    [{ purpose: 'marketing', channel: 'sms', given: true }],
  )
})

// What the sheet shows of one purpose, and what it sent when she answered.
async function answered(screen, purpose, tap) {
  const section = screen.dialog.locator(`section.${purpose}`)
  const [request] = await Promise.all([
    screen.page.waitForRequest((sent) => sent.method() === 'POST' && sent.url().endsWith('/consents')),
    tap(section),
  ])
  await screen.dialog.getByText(/동의 여부를 기록했습니다|The answer is recorded/).waitFor()
  return { shown: await section.textContent(), sent: request.postDataJSON() }
}

screenTest('each purpose is asked apart by the four statements the shop published, none ticked, and the yes names that version', async (screen) => {
  const name = '문구이'
  await shop.register({ name, loyalty_number: 'TEXTS-0001' })
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  const { texts } = await shop.ask('GET', '/consent-texts?language=ko')
  assert.deepEqual(texts.map((text) => text.purpose), ['personalisation', 'sensitive', 'marketing', 'night_marketing'])
  for (const text of texts) {
    const section = screen.dialog.locator(`section.${text.purpose}`)
    await section.waitFor()
    for (const words of [text.purpose_text, text.items, text.retention, text.refusal, text.version]) {
      assert.ok((await section.textContent()).includes(words), `${text.purpose} says: ${words}`)
    }
    const size = (words) => section.getByText(words, { exact: true }).evaluate((each) => parseFloat(getComputedStyle(each).fontSize))
    assert.ok((await size(text.retention)) >= 1.2 * (await size(text.refusal)), 'how long is a fifth larger')
  }
  assert.equal(await consentsOf(screen).getByRole('radio').count(), 2 + 2 + 5 * 2 + 2 * 2)
  assert.equal(await consentsOf(screen).getByRole('radio', { checked: true }).count(), 0)
  assert.equal(await screen.dialog.getByRole('checkbox').count(), 0)
  const yes = await answered(screen, 'personalisation', (section) => section.getByText('동의', { exact: true }).click())
  assert.ok(yes.shown.includes(texts[0].version))
  assert.equal(yes.sent.text_version, texts[0].version)
  assert.equal(yes.sent.text_language, 'ko')
})

screenTest('a text that says something else is asked anew: an older yes is no longer ticked, and nothing goes by the old words', async (screen) => {
  const name = '다시이'
  await shop.register({ name, loyalty_number: 'TEXTS-0002' })
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  const text = (await shop.ask('GET', '/consent-texts?language=ko')).texts.find((one) => one.purpose === 'sensitive')
  const agree = (section) => section.getByText('동의', { exact: true }).click()
  assert.equal((await answered(screen, 'sensitive', agree)).sent.text_version, text.version)
  const { purpose, purpose_text, retention, refusal } = text
  const next = { purpose, purpose_text, retention, refusal, version: 'next', language: 'ko', items: '알레르기와 복용하는 약', needs_new_consent: true }
  await shop.ask('POST', '/consent-texts', next)
  const section = screen.dialog.locator('section.sensitive')
  await section.getByText('동의하지 않음', { exact: true }).click() // by the older words, which a no may name
  await section.getByText('알레르기와 복용하는 약').waitFor()
  await section.getByRole('radio', { name: '동의하지 않음', checked: true }).waitFor()
  const { sent, shown } = await answered(screen, 'sensitive', agree)
  assert.equal(sent.text_version, 'next')
  assert.ok(shown.includes('next') && !shown.includes(text.version))
  await shop.ask('POST', '/consent-texts', { ...next, version: 'third' })
  await screen.page.keyboard.press('Escape')
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  await section.getByText('다시 정해 주세요').waitFor()
  assert.equal(await section.getByRole('radio', { checked: true }).count(), 0)
  assert.equal(await section.getByLabel('알레르기 재료').count(), 0)
})

for (const device of ['tablet', 'phone']) {
  screenTest(`a child under 14 is registered with her guardian's consent only (${device})`, async (screen) => {
    const name = device === 'phone' ? '꼬마손' : '꼬마이'
    const { dialog, page } = screen
    await screen.enter()
    await screen.search.fill(name)
    await page.getByRole('button', { name: `“${name}” 새 손님으로 등록` }).click()
    await dialog.getByText('더 적기').click()
    const birth = dialog.getByLabel('생년월일')
    await birth.fill(`${new Date().getFullYear() - 15}-01-01`)
    assert.equal(await dialog.getByText('만 14세 미만: 보호자 동의').count(), 0)
    await birth.fill(`${new Date().getFullYear() - 10}-01-01`)
    await dialog.getByText('만 14세 미만: 보호자 동의').waitFor()
    const how = dialog.getByLabel('동의를 어떻게 확인하셨나요?')
    assert.equal(await how.inputValue(), '') // nothing is chosen for her
    await dialog.getByLabel('보호자 이름').fill('이수진')
    await dialog.getByLabel('보호자 전화번호').fill('010-2345-6789')
    await dialog.getByRole('button', { name: '등록', exact: true }).click()
    await dialog.getByText('확인한 방법을 모두 적어 주세요').waitFor()
    assert.deepEqual(await shop.find(name), [])
    await how.selectOption('종이 동의서에 서명을 받음')
    await dialog.getByLabel('보호자 전화번호').fill('010-0000-0000')
    await dialog.getByRole('button', { name: '등록', exact: true }).click()
    await dialog.getByText('보호자 전화번호를 확인해 주세요').waitFor()
    assert.deepEqual(await shop.find(name), [])
    await dialog.getByLabel('보호자 전화번호').fill('010-2345-6789')
    assert.deepEqual(await screen.axe(), [])
    await how.scrollIntoViewIfNeeded()
    await page.screenshot({ path: join(pictures, `guardian-register-${device}.png`) })
    await dialog.getByRole('button', { name: '등록', exact: true }).click()
    await screen.shows(name)
    const [{ id }] = await shop.find(name)
    const { guardian } = await shop.card(id)
    assert.deepEqual([guardian.name, guardian.phone, guardian.method], ['이수진', '01023456789', 'paper'])
    if (await dialog.isVisible()) await page.keyboard.press('Escape')
    await screen.card.getByText('보호자 이수진 님').waitFor()
    await page.screenshot({ path: join(pictures, `guardian-card-${device}.png`) })
    await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
    await dialog.getByText('보호자 이수진 님께 여쭤보세요').waitFor()
    assert.deepEqual(await screen.axe(), [])
    await page.screenshot({ path: join(pictures, `guardian-consents-${device}.png`) })
    await page.keyboard.press('Escape')
    // Her date of birth was mistyped: she is no child, and nobody has asked her yet.
    await shop.ask('PUT', `/customers/${id}/profile`, { name, birth_date: `${new Date().getFullYear() - 15}-01-01` })
    await screen.card.getByText('이제 만 14세예요').waitFor()
    assert.equal(await screen.card.getByText('보호자 이수진 님').count(), 0)
    await page.screenshot({ path: join(pictures, `guardian-grown-${device}.png`) })
  }, { device })
}

screenTest('a note is kept as typed, and never read as markup', async (screen) => {
  const name = '<b onclick=alert(1)>곰</b>'
  await shop.register({ name, loyalty_number: 'MARKUP-0001' })
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '메모 추가' }).click()
  await screen.page.keyboard.type('<script>alert(1)</script>')
  await screen.page.keyboard.press('Enter')
  await screen.card.getByText('<script>alert(1)</script>', { exact: true }).waitFor()
  assert.equal(await screen.card.locator('b[onclick]').count(), 0)
})

screenTest('a scanned number opens its guest, wherever the focus is, and an unknown one opens nobody', async (screen) => {
  const name = '표바름'
  await shop.register({ name, loyalty_number: '8809999000014' })
  await screen.enter()
  await screen.page.getByRole('button', { name: '설정' }).focus()
  await screen.page.keyboard.type('8809999000014') // no pause between the keys, as a scanner types
  await screen.page.keyboard.press('Enter')
  await screen.shows(name)
  assert.equal(await screen.search.inputValue(), '')
  await screen.page.keyboard.type('8809999777777')
  await screen.page.keyboard.press('Enter')
  await screen.page.getByRole('alert').filter({ hasText: '한 명이 아닙니다' }).waitFor()
  await screen.shows(name)
})

screenTest('everything goes without a mouse', async (screen) => {
  const { customer, visits } = await shop.regular()
  await screen.enter()
  const { keyboard } = screen.page
  await keyboard.type(customer.name)
  await screen.option(customer.name).first().waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await screen.shows(customer.name)
  await keyboard.press('F2')
  await screen.done.waitFor()
  await keyboard.press('F8')
  await screen.visits(visits)
  await screen.usual.waitFor()
  await keyboard.press('F4')
  await screen.dialog.waitFor()
  await keyboard.press('Escape')
  await screen.dialog.waitFor({ state: 'detached' })
  await keyboard.press('Escape')
  await screen.page.getByRole('heading', { name: '어서 오세요' }).waitFor()
}, { device: 'desktop' })

screenTest('English changes every word, the card too', async (screen) => {
  const { customer } = await shop.regular()
  await screen.enter()
  await screen.open(customer.name)
  await screen.page.getByRole('button', { name: 'English' }).click()
  await screen.page.getByRole('button', { name: 'The usual', exact: true }).waitFor()
  await screen.card.locator('.greeting', { hasText: /[A-Za-z]{4}/ }).waitFor()
  assert.equal(await screen.page.evaluate(() => document.documentElement.lang), 'en')
  await screen.page.reload()
  await screen.shows(customer.name) // the language is remembered, and the open card through a reload
  await screen.page.getByRole('button', { name: 'The usual', exact: true }).waitFor()
})

screenTest('nothing personal is in the address or kept on the device, and locking clears the screen', async (screen) => {
  const { customer } = await shop.regular()
  await screen.enter()
  await screen.open(customer.name)
  assert.equal(new URL(screen.page.url()).pathname + new URL(screen.page.url()).search, '/')
  const kept = await screen.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  assert.equal(kept.includes(customer.name) || kept.includes(customer.id), false)
  await screen.page.getByRole('button', { name: /잠그기/ }).click()
  await screen.page.getByRole('heading', { name: /반갑습니다/ }).waitFor()
  assert.equal((await screen.page.content()).includes(customer.name), false)
})

screenTest('an unused screen locks itself', async (screen) => {
  const { customer } = await shop.regular()
  await screen.page.clock.install()
  await screen.page.reload()
  await screen.enter()
  await screen.open(customer.name)
  await screen.page.clock.fastForward('09:50')
  await screen.shows(customer.name)
  await screen.page.clock.fastForward('00:15')
  await screen.page.getByText('한동안 쓰지 않아 화면을 잠갔습니다').waitFor()
  assert.equal((await screen.page.content()).includes(customer.name), false)
})

screenTest('on a phone the way back leads from the card to the search', async (screen) => {
  const { customer } = await shop.regular()
  await screen.enter()
  await screen.open(customer.name)
  assert.equal(await screen.search.isVisible(), false)
  await screen.page.goBack()
  await screen.search.waitFor()
}, { device: 'phone' })

screenTest('the owner exports and erases a guest, behind her typed name', async (screen) => {
  const name = '표지움'
  const id = await shop.register({ name, loyalty_number: 'ERASE-0001' })
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '손님의 권리' }).click()
  await screen.dialog.getByRole('button', { name: '파일로 저장' }).click()
  const file = await screen.takeFile('기록 내보내기')
  assert.match(file.suggestedFilename(), /^guest-trail-\d+\.json$/)
  const saved = JSON.parse(readFileSync(await file.path(), 'utf8'))
  assert.deepEqual([saved.customer.id, saved.left.reason], [id, 'her_request'])
  const erase = screen.dialog.getByRole('button', { name: '모두 지우기' })
  assert.equal(await erase.isDisabled(), true)
  await screen.dialog.getByRole('textbox').fill(name)
  await erase.click()
  await screen.page.getByText('기록을 모두 지웠습니다. 손님께 알려 드리지는 못했어요').waitFor()
  assert.deepEqual(await shop.find(name), [])
})

for (const colorScheme of ['light', 'dark']) {
  screenTest(`every screen passes axe in the ${colorScheme} theme`, async (screen) => {
    const passes = async (what) => assert.deepEqual(await screen.axe(), [], what)
    const { customer } = await shop.regular()
    await passes('sign-in')
    await screen.enter()
    await passes('counter')
    await screen.search.fill(initials(customer.name))
    await screen.option(customer.name).first().waitFor()
    await passes('guests found')
    await screen.open(customer.name)
    await passes('card')
    await screen.usual.click()
    await screen.done.waitFor()
    await passes('recorded')
    await screen.undo.click()
    await screen.usual.waitFor()
    await screen.otherOrder.click()
    await screen.dialog.getByRole('listitem').getByRole('button').first().click()
    await passes('order')
    await screen.page.keyboard.press('Escape')
    for (const sheet of ['동의와 알레르기', '손님의 권리', '설정', '새 손님 등록']) {
      await screen.page.getByRole('button', { name: sheet }).click()
      await screen.dialog.waitFor()
      await passes(sheet)
      await screen.page.keyboard.press('Escape')
      await screen.dialog.waitFor({ state: 'detached' })
    }
  }, { colorScheme })
}

for (const device of Object.keys(devices)) {
  screenTest(`the card fits the ${device}`, async (screen) => {
    const { customer } = await shop.regular()
    await screen.enter()
    await screen.page.screenshot({ path: join(pictures, `${device}-counter.png`) })
    await screen.open(customer.name)
    const { width, height } = devices[device].viewport
    assert.ok(await screen.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut off at the side')
    const button = await screen.usual.boundingBox()
    assert.ok(button.y + button.height <= height && button.x + button.width <= width, 'the usual is one tap away without scrolling')
    assert.ok(button.height >= 48)
    await screen.page.screenshot({ path: join(pictures, `${device}-card.png`) })
  }, { device })
}
