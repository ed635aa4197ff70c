// The owner's page and the rhythm of a guest, driven in a real browser against the real program: a demonstration shop has
// enough history for every section. Which numbers are right is tested where they are made; here: that they are shown.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OwnerScreen, sections } from './owner_screen.mjs'
import { openStage } from './stage.mjs'

let shop
const screenTest = openStage({
  prepare: (opened) => {
    shop = opened
  },
  hold: (screen) => new OwnerScreen(screen),
})

const won = (minor) => `${new Intl.NumberFormat('ko-KR').format(minor)}원`

screenTest('the owner goes from the counter to the shop and back, and a reload keeps the section', async (owner, screen) => {
  await owner.enter()
  assert.equal(await owner.tab.getAttribute('aria-current'), 'page')
  for (const section of Object.values(sections)) await owner.open(section)
  await owner.page.reload()
  await owner.settled(sections.proof)
  await owner.page.goBack()
  await owner.settled(sections.consents)
  await owner.counterTab.click()
  await screen.search.waitFor()
})

screenTest('staff see no shop, not even by its address', async (owner, screen) => {
  const pin = '740216'
  await shop.ask('POST', '/staff', { name: '표직원', pin, role: 'staff' })
  await owner.page.goto(`${shop.url}/#shop/value`)
  await screen.signIn(pin, '표직원')
  await screen.search.waitFor()
  assert.equal(await owner.tab.count(), 0)
})

screenTest('value shows the equity that the program tells, and a guest of its lists opens at the counter', async (owner, screen) => {
  await owner.enter()
  const value = await owner.ask('/insights/value')
  await owner.content.getByText(value.text).first().waitFor()
  if (!value.enough) return
  await owner.content.getByText(won(Number(value.equity.minor.toPrecision(3))), { exact: true }).first().waitFor()
  await owner.content.getByText('숫자로 보기').click()
  assert.equal(await owner.content.getByRole('table').getByRole('row').count(), value.spread.length + 1)
  const best = value.best[0].customer
  await owner.content.getByRole('button', { name: new RegExp(best.name) }).first().click()
  await screen.shows(best.name)
  assert.equal(owner.page.url().includes(best.id), false)
  await owner.page.goBack()
  await owner.settled(sections.value)
})

screenTest('what changed is told in the words of the program', async (owner) => {
  await owner.enter()
  await owner.open(sections.changes)
  const { text, changes } = await owner.ask('/insights/changes')
  await owner.content.getByText(text, { exact: true }).first().waitFor()
  for (const change of changes.slice(0, 3)) await owner.content.getByText(change.text).first().waitFor()
})

screenTest('an item is chosen without a mouse, and who would like it is listed, through a reload', async (owner) => {
  const { items } = await owner.ask('/menu')
  const item = items[2]
  await owner.enter()
  await owner.open(sections.arrivals)
  const box = owner.page.getByRole('combobox', { name: '어떤 메뉴인가요?' })
  await box.focus()
  await owner.page.keyboard.type(item.name)
  await owner.page.getByRole('option').first().waitFor()
  await owner.page.keyboard.press('Enter')
  const arrival = await owner.ask(`/insights/arrivals?item=${item.id}`)
  await owner.content.getByText(arrival.text).first().waitFor()
  await owner.page.reload()
  await owner.content.getByText(arrival.text).first().waitFor()
  for (const { customer, text } of arrival.guests.slice(0, 3)) {
    await owner.content.getByRole('button', { name: new RegExp(customer.name) }).filter({ hasText: text }).first().waitFor()
  }
})

screenTest('rules, groups and proof are told in the words of the program', async (owner) => {
  await owner.enter()
  const baskets = await owner.ask('/insights/baskets')
  await owner.open(sections.baskets)
  await owner.content.getByText(baskets.text, { exact: true }).first().waitFor()
  for (const rule of baskets.rules.slice(0, 3)) await owner.content.getByText(rule.text, { exact: true }).first().waitFor()

  const groups = await owner.ask('/insights/groups')
  await owner.open(sections.groups)
  await owner.content.getByText(groups.text).first().waitFor()
  for (const group of groups.groups) await owner.content.getByRole('heading', { level: 3, name: group.name, exact: true }).waitFor()
  if (groups.grid.length > 0) await owner.content.getByRole('table').waitFor()

  const { hold_outs } = await owner.ask('/insights/proof')
  await owner.open(sections.proof)
  for (const one of hold_outs) {
    await owner.content.getByRole('heading', { level: 3, name: one.text, exact: true }).waitFor()
    for (const measure of one.measures) await owner.content.getByText(measure.text, { exact: true }).first().waitFor()
  }
})

test('the demonstration shop has something to tell in every section', async () => {
  const { rules } = await shop.ask('GET', '/insights/baskets')
  assert.ok(rules.length >= 5, `${rules.length} rules`)
  const { groups, splits } = await shop.ask('GET', '/insights/groups')
  assert.ok(groups.length >= 3, `${groups.length} groups`)
  assert.ok(splits.some((split) => split.camps.every((camp) => camp.traits.length >= 3)), 'two camps inside one product line')
})

screenTest('a segment is chosen by conditions, counted at once, explained, saved and removed', async (owner) => {
  await owner.enter()
  await owner.open(sections.segments)
  const text = owner.page.getByRole('textbox', { name: '규칙 글' })
  await owner.content.getByRole('button', { name: '조건 더하기' }).click()
  const row = owner.content.getByRole('group', { name: '조건 1' })
  await row.getByRole('combobox', { name: '무엇을' }).selectOption('visits')
  await row.getByRole('textbox', { name: '얼마' }).fill('20')
  assert.equal(await text.inputValue(), 'visits >= 20')
  const found = await shop.ask('POST', '/insights/segment', { rule: 'visits >= 20' })
  assert.ok(found.members > 10)
  await owner.content.getByRole('status').getByText(`${found.members}명`, { exact: true }).waitFor()
  const first = found.shown[0]
  await owner.content.getByRole('button', { name: new RegExp(first.customer.name) }).filter({ hasText: first.because[0] }).first().waitFor()

  await owner.page.getByRole('textbox', { name: '무리 이름' }).fill('스무 번 넘게')
  await owner.page.keyboard.press('Enter')
  const saved = owner.content.getByRole('button', { name: /^스무 번 넘게/, pressed: true })
  await saved.getByText(`${found.members}명`, { exact: true }).waitFor()
  const { segments } = await owner.ask('/segments')
  assert.equal(segments.find((one) => one.name === '스무 번 넘게').rule, 'visits >= 20')
  await owner.content.getByRole('button', { name: '스무 번 넘게 지우기' }).click()
  await owner.screen.dialog.getByRole('button', { name: '지우기', exact: true }).click()
  await saved.waitFor({ state: 'detached' })
})

screenTest('text is the truth: it becomes conditions, says where it is wrong, and what could come next', async (owner) => {
  await owner.enter()
  await owner.open(sections.segments)
  const text = owner.page.getByRole('textbox', { name: '규칙 글' })
  await text.focus()
  await owner.page.keyboard.type('last_vis')
  await owner.content.getByRole('list', { name: '이어서 쓸 말' }).getByRole('button', { name: /last_visit/ }).click()
  await owner.page.keyboard.type('before 10 days ago or not bought "크림빵" in 60 days')
  const rows = owner.content.getByRole('group', { name: /^조건 / })
  await rows.nth(1).waitFor()
  assert.equal(await rows.count(), 2)
  assert.equal(await rows.nth(1).getByRole('checkbox', { name: '아닌 분' }).isChecked(), true)
  assert.equal(await rows.nth(1).getByRole('spinbutton', { name: '일', exact: true }).inputValue(), '60')

  await text.fill('visits >= five')
  await owner.content.getByRole('alert').getByText('11번째 글자에는 정수가 와야 해요').waitFor()
  assert.equal(await owner.content.locator('mark').textContent(), 'five')
  await owner.axe('a mistake')
  await owner.content.getByRole('button', { name: '그 자리로' }).click()
  await owner.page.keyboard.type('5')
  await owner.content.getByRole('status').getByText(/^[0-9,]+명$/).waitFor()
  assert.equal(await text.inputValue(), 'visits >= 5')

  await text.fill('(visits >= 5 or spent > 1000) and not last_visit before 90 days ago')
  await owner.content.getByText('조건 목록으로는 보여 드릴 수 없습니다', { exact: false }).waitFor()
  await text.fill('')
  await owner.content.getByRole('button', { name: '조건 더하기' }).waitFor()
})

screenTest('a condition being written stays under the fingers, whatever it says meanwhile', async (owner) => {
  await owner.enter()
  await owner.open(sections.segments)
  const text = owner.page.getByRole('textbox', { name: '규칙 글' })
  const add = owner.content.getByRole('button', { name: '조건 더하기' })
  await add.click()
  const first = owner.content.getByRole('group', { name: '조건 1' })
  await first.getByRole('combobox', { name: '무엇을' }).selectOption('alive_chance')
  const chance = first.getByRole('textbox', { name: '얼마' })
  await chance.fill('')
  await owner.content.getByRole('alert').waitFor()
  await chance.pressSequentially('40%') // the sign stands behind the box already
  assert.equal(await text.inputValue(), 'alive_chance >= 40%')

  await first.getByRole('combobox', { name: '무엇을' }).selectOption('bought')
  const times = first.getByRole('spinbutton', { name: '몇 번 이상' })
  await times.press('End')
  await times.press('Backspace')
  await times.pressSequentially('5')
  assert.match(await text.inputValue(), /at least 5 times/)
  await times.fill('')
  await times.blur()
  assert.equal(await times.inputValue(), '5')

  const { fields } = await owner.ask('/segments/fields')
  for (let rows = 1; rows <= fields.length; ++rows) await add.click()
  const rows = owner.content.getByRole('group', { name: /^조건 / })
  assert.equal(await rows.count(), fields.length + 1)
  await owner.content.getByRole('button', { name: `조건 ${fields.length + 1} 빼기` }).click()
  assert.equal(await rows.count(), fields.length)
  assert.ok(await add.evaluate((button) => button === document.activeElement), 'the focus is not lost with the row')
})

screenTest('conditions follow the text through news from the counter, and dates begin with the shop’s today', async (owner) => {
  await owner.enter()
  await owner.open(sections.segments)
  const text = owner.page.getByRole('textbox', { name: '규칙 글' })
  let asked = 0
  await owner.page.route('**/insights/segment', (route) => (++asked === 1 ? undefined : route.continue())) // the first is never answered
  const overtaken = owner.page.waitForRequest('**/insights/segment')
  await text.fill('last_visit before 10 days ago')
  await overtaken
  const { customer, usual } = await shop.regular()
  const { stores } = await owner.ask('/menu')
  const lines = usual.lines.map(({ item, modifiers, quantity }) => ({ item, modifiers: modifiers.map(({ id }) => id), quantity }))
  await shop.ask('POST', '/orders', { customer: customer.id, store: stores[0].id, in_store: true, lines })
  const row = owner.content.getByRole('group', { name: '조건 1' })
  await row.waitFor()

  await owner.page.clock.setFixedTime(new Date('2026-03-01T20:00:00Z')) // the next morning in Seoul
  await row.getByRole('combobox', { name: '언제' }).selectOption('date')
  assert.equal(await text.inputValue(), 'last_visit before 2026-03-02')
})

screenTest('fields are offered by their Korean names too, and items of one name are no trouble', async (owner) => {
  await owner.page.route('**/segments/fields', async (route) => {
    const response = await route.fetch()
    const vocabulary = await response.json()
    await route.fulfill({ response, json: { ...vocabulary, items: [vocabulary.items[0], ...vocabulary.items] } })
  })
  await owner.enter()
  await owner.open(sections.segments)
  await owner.page.getByRole('textbox', { name: '규칙 글' }).focus()
  await owner.page.keyboard.insertText('방문한')
  const offered = owner.content.getByRole('list', { name: '이어서 쓸 말' })
  await offered.getByRole('button', { name: /last_visit/ }).click()
  await owner.page.keyboard.type('before 10 days ago and bought ')
  await offered.getByRole('button', { name: /^"/ }).first().click()
  await owner.content.getByRole('group', { name: '조건 2' }).waitFor()

  const text = owner.page.getByRole('textbox', { name: '규칙 글' })
  await text.fill('visi >= 5')
  await text.press('Home')
  for (let letters = 0; letters < 2; ++letters) await text.press('ArrowRight')
  await offered.getByRole('button', { name: /^visits/ }).click()
  assert.equal(await text.inputValue(), 'visits >= 5', 'the whole of the begun word is replaced')
})

screenTest('a segment is removed even when its question is closed before the answer, and the focus stays', async (owner) => {
  for (const name of ['표 하나', '표 둘']) await shop.ask('PUT', '/segments', { name, rule: 'visits >= 3' })
  await owner.enter()
  await owner.open(sections.segments)
  const remove = (name) => owner.content.getByRole('button', { name: `${name} 지우기` })
  const confirm = owner.screen.dialog.getByRole('button', { name: '지우기', exact: true })
  let held
  await owner.page.route('**/api/v1/segments', (route) => {
    if (held === undefined && route.request().method() === 'PUT') held = route
    else void route.continue()
  })
  await remove('표 하나').click()
  const asked = owner.page.waitForRequest((request) => request.method() === 'PUT')
  await confirm.click()
  await asked
  await owner.page.keyboard.press('Escape')
  await owner.screen.dialog.waitFor({ state: 'detached' })
  await held.continue()
  await remove('표 하나').waitFor({ state: 'detached' })
  const fresh = owner.content.getByRole('button', { name: '새로 만들기' })
  await owner.page.waitForFunction((button) => button === document.activeElement, await fresh.elementHandle())
  await remove('표 둘').click()
  await confirm.click()
  await remove('표 둘').waitFor({ state: 'detached' })
})

screenTest('the owner chooses how many guests are held out, and the comparison begins', async (owner) => {
  await owner.enter()
  await owner.open(sections.proof)
  await owner.content.getByText('남겨 둘 비율 바꾸기').click()
  const confirm = owner.content.getByRole('button', { name: '바꾸고 새로 시작' })
  assert.equal(await confirm.isDisabled(), true)
  await owner.content.getByRole('group', { name: '추천하지 않고 남겨 둘 손님' }).getByText('20%', { exact: true }).click()
  await confirm.click()
  await owner.page.getByText('남겨 둘 비율을 바꾸었습니다').waitFor()
  const { hold_outs } = await owner.ask('/insights/proof')
  assert.equal(hold_outs[0].share, 0.2)
  await owner.content.getByRole('heading', { level: 3, name: hold_outs[0].text, exact: true }).waitFor()
})

screenTest('the owner chooses how much is tried out, and sees what is known of it', async (owner) => {
  await owner.enter()
  await owner.open(sections.proof)
  const { choices } = await owner.ask('/insights/proof')
  await owner.content.getByText(choices.ways[0].text, { exact: true }).waitFor()
  await owner.content.getByText('시험해 볼 비율 바꾸기').click()
  await owner.content.getByRole('group', { name: '고르게 시험해 볼 비율' }).getByText('20%', { exact: true }).click()
  await owner.content.getByRole('button', { name: '바꾸기', exact: true }).click()
  await owner.page.getByText('시험해 볼 비율을 바꾸었습니다').waitFor()
  const after = await owner.ask('/insights/proof')
  assert.equal(after.choices.share, 0.2)
  await owner.content.getByText(after.choices.text, { exact: true }).waitFor()
})

screenTest('English changes the labels and what the program says', async (owner) => {
  await owner.enter()
  const before = await owner.content.locator('p').first().textContent()
  await owner.page.getByRole('button', { name: 'English' }).click()
  await owner.content.getByRole('heading', { level: 2, name: 'What your regulars are worth' }).waitFor()
  await owner.content.getByText(before, { exact: true }).waitFor({ state: 'detached' })
  await owner.page.route('**/insights/groups', async (route) => {
    const response = await route.fetch()
    const groups = await response.json()
    await route.fulfill({ response, json: { ...groups, recency_days: [1, ...groups.recency_days.slice(1)] } })
  })
  await owner.page.getByRole('link', { name: 'Groups', exact: true }).click()
  await owner.content.getByRole('columnheader', { name: 'today', exact: true }).waitFor()
})

screenTest('the rhythm of a guest follows an order that another screen records', async (owner, screen) => {
  const { customer, usual } = await shop.regular()
  await screen.enter()
  await screen.open(customer.name)
  await screen.card.getByRole('button', { name: '자세히 보기' }).click()
  const told = (await owner.ask(`/customers/${customer.id}/rhythm`)).text
  await screen.dialog.getByText(told, { exact: true }).waitFor()
  await screen.dialog.locator('canvas').waitFor()
  const again = owner.page.waitForResponse((response) => response.url().endsWith(`/customers/${customer.id}/rhythm`))
  const lines = usual.lines.map(({ item, modifiers, quantity }) => ({ item, modifiers: modifiers.map(({ id }) => id), quantity }))
  const { stores } = await owner.ask('/menu')
  await shop.ask('POST', '/orders', { customer: customer.id, store: stores[0].id, in_store: true, lines })
  const after = await (await again).json()
  await screen.dialog.getByText(after.text, { exact: true }).waitFor()
  await screen.dialog.getByText('숫자로 보기').click()
  const rows = await screen.dialog.getByRole('table').getByRole('row').count()
  assert.equal(rows, after.visits.length + after.days.length + 1)
})

screenTest('locking clears the page', async (owner) => {
  await owner.enter()
  const { best } = await owner.ask('/insights/value')
  await owner.page.getByRole('button', { name: /잠그기/ }).click()
  await owner.page.getByRole('heading', { name: /반갑습니다/ }).waitFor()
  const content = await owner.page.content()
  for (const { customer } of best) assert.equal(content.includes(customer.name), false)
})

for (const colorScheme of ['light', 'dark']) {
  for (const device of ['desktop', 'phone']) {
    screenTest(`every section passes axe and fits the ${device} in the ${colorScheme} theme`, async (owner, screen) => {
      const { customer } = await shop.regular()
      const { items } = await owner.ask('/menu')
      await owner.enter()
      for (const [name, section] of Object.entries(sections)) {
        await owner.open(section)
        await owner.axe(name)
        const wide = await owner.page.evaluate(() => document.documentElement.scrollWidth - screen.width)
        assert.ok(device === 'desktop' || wide <= 0, `${name}: nothing is cut off at the side`)
      }
      await owner.page.goto(`${shop.url}/#shop/arrivals/${items[0].id}`)
      await owner.settled(sections.arrivals)
      await owner.axe('guests who would like an item')
      await owner.open(sections.segments)
      await owner.page.getByRole('textbox', { name: '규칙 글' }).fill('visits >= 3 and bought "크림빵" at least 2 times in 90 days and last_visit before 2 days ago')
      await owner.content.getByRole('status').getByText(/^[0-9,]+명$/).waitFor()
      await owner.axe('a segment')
      const broad = await owner.page.evaluate(() => document.documentElement.scrollWidth - screen.width)
      assert.ok(device === 'desktop' || broad <= 0, 'conditions: nothing is cut off at the side')
      await owner.counterTab.click()
      await screen.open(customer.name)
      await screen.card.getByRole('button', { name: '자세히 보기' }).click()
      await screen.dialog.getByText('숫자로 보기').click()
      await owner.axe('rhythm')
    }, { device, colorScheme })
  }
}
