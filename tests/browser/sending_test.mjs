// Campaigns, the outbox and how the shop sends, driven in a real browser against the real program. The demonstration shop
// has no gateway: whatever is started waits its turn, at any hour.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { OwnerScreen, sections } from './owner_screen.mjs'
import { openStage, pictures } from './stage.mjs'

const arrangement = {
  sender_name: '단골 카페', contact: '02-123-4567', opt_out_number: '080-123-4567', public_url: 'https://cafe.example',
  sender_number: '021234567', sender_registered: true,
  relay: { name: '알림나라', certificate: '제1호', certified_until: '2099-12-31', has_contract: true, is_announced: true, customers_know: true },
  cap: { to_one_a_day: 50, to_one_in_7_days: 50, to_one_in_30_days: 50, by_shop_a_day: 10_000 },
  budget_minor: null, sms_price_minor: 18, kakao_price_minor: 8,
}
let shop
let agreed // may be told by KakaoTalk, alone of all
let silent // never asked

async function arrange(opened) {
  shop = opened
  await shop.ask('PUT', '/sending', arrangement)
  agreed = (await shop.regular()).customer
  silent = (await shop.regular()).customer
  const { texts } = await shop.ask('GET', '/consent-texts?language=ko')
  const text_version = texts.find(({ purpose }) => purpose === 'marketing').version
  const yes = { purpose: 'marketing', channel: 'kakao', given: true, method: 'counter_screen', text_version }
  await shop.ask('POST', `/customers/${agreed.id}/consents`, yes)
}
const screenTest = openStage({ prepare: arrange, hold: (screen) => new SendingScreen(screen) })

class SendingScreen extends OwnerScreen {
  constructor(screen) {
    super(screen)
    this.editor = this.content.getByRole('region', { name: /^(새로 알리기|New campaign|‘.*’ 고치기)$/ })
    this.name = this.editor.getByRole('textbox', { name: '알림 이름' })
    this.text = this.editor.getByRole('textbox', { name: '글', exact: true })
    this.rule = this.editor.getByRole('textbox', { name: '규칙 글' })
    this.preview = this.editor.getByRole('region', { name: '미리 보기' })
    this.saved = this.page.getByText('초안으로 저장했어요')
  }
  async write(name, text) {
    await this.open(sections.campaigns)
    await this.content.getByRole('button', { name: '새로 알리기' }).first().click()
    await this.name.fill(name)
    await this.editor.getByText('카카오톡', { exact: true }).click() // nobody else agreed to it
    await this.text.fill(text)
  }
  campaign(name) {
    return this.content.getByRole('article').filter({ has: this.page.getByRole('heading', { name, exact: true }) })
  }
  press(name) {
    return this.screen.dialog.getByRole('button', { name, exact: true }).click()
  }
}

screenTest('a campaign is written with a live preview, started, seen waiting in the outbox, paused and cancelled', async (owner) => {
  await owner.enter()
  await owner.write('오랜만이에요', '')
  await owner.rule.fill('visits >= 5')
  await owner.text.focus()
  await owner.page.keyboard.type('안녕하세요! ')
  await owner.editor.getByRole('button', { name: '이름 + 님은' }).click()
  await owner.page.keyboard.type(' ')
  await owner.editor.getByRole('button', { name: '늘 드시는 것을' }).click()
  await owner.page.keyboard.type(' 좋아하시죠?')
  assert.equal(await owner.text.inputValue(), '안녕하세요! {name+ 님:은/는|손님} {item:을/를} 좋아하시죠?')

  const asked = { name: '-', rule: 'visits >= 5', channel: 'kakao', message: 'advertising', text: await owner.text.inputValue() }
  const told = await shop.ask('POST', '/campaigns/preview', asked)
  assert.equal(told.would_get, 1)
  await owner.preview.getByText(`조건에 맞는 손님 ${told.guests}분 중 1분께 가요`).waitFor()
  const usual = (await shop.card(agreed.id)).usual.lines[0].name
  const bubble = owner.preview.getByText(`${agreed.name} 님은 ${usual}`)
  await bubble.waitFor()
  const whole = await bubble.textContent()
  assert.match(whole, /^\(광고\)단골 카페[^]*무료수신거부 080-123-4567$/)
  const said = whole.match(/ 님은 (.*[을를] 좋아하시죠\?)/)[1]
  await owner.preview.getByRole('listitem').filter({ hasText: '광고를 받겠다고 하신 적이 없어요' }).getByText(`${told.guests - 1}분`, { exact: true }).waitFor()
  await owner.preview.getByText('말씨: 해요체 1분').waitFor()
  await owner.preview.getByText(told.shown.find(({ customer }) => customer !== agreed.id).name).first().waitFor()
  await owner.editor.getByRole('note').getByText('보낼 곳이 아직 없어요').waitFor()
  await owner.axe('editor')

  await owner.editor.getByRole('button', { name: '초안으로 저장' }).click()
  await owner.saved.waitFor()
  const card = owner.campaign('오랜만이에요')
  await card.getByText('작성 중', { exact: true }).waitFor()
  await owner.editor.getByRole('button', { name: '접기' }).click()
  await card.getByRole('button', { name: '시작', exact: true }).click()
  await owner.screen.dialog.getByText(`조건에 맞는 손님 ${told.guests}분 중 1분께 가요`).waitFor()
  await owner.press('시작')
  await card.getByText('진행 중', { exact: true }).waitFor()
  const id = (await owner.ask('/campaigns')).campaigns.find(({ name }) => name === '오랜만이에요').id
  while ((await owner.ask(`/messages?campaign=${id}`)).messages.length === 0) await new Promise((then) => setTimeout(then, 100))

  await owner.open(sections.outbox)
  await owner.page.goto(`${shop.url}/#shop/outbox/${id}`)
  const line = owner.content.getByRole('button', { name: new RegExp(agreed.name) })
  await line.getByText('차례를 기다려요').waitFor()
  await owner.content.getByRole('note').getByText('보낼 곳이 아직 없어요').waitFor()
  await line.click()
  await owner.screen.dialog.getByText(said, { exact: false }).waitFor()
  await owner.axe('message')
  await owner.page.keyboard.press('Escape')
  assert.equal(decodeURIComponent(owner.page.url()).includes(agreed.name) || owner.page.url().includes(agreed.id), false)

  await owner.open(sections.campaigns)
  await card.getByRole('button', { name: '멈추기' }).click()
  await card.getByText('멈춤', { exact: true }).waitFor()
  await card.getByRole('button', { name: '다시 시작' }).click()
  await card.getByText('진행 중', { exact: true }).waitFor()
  await card.getByRole('button', { name: '취소하기' }).click()
  await owner.press('그대로 두기')
  await card.getByRole('button', { name: '취소하기' }).click()
  await owner.press('취소하기')
  await card.getByText('취소됨', { exact: true }).waitFor()
  assert.equal(await card.getByRole('button').count(), 0, 'what is cancelled cannot be moved')
  await card.getByRole('listitem').filter({ hasText: '취소했어요' }).getByText('1', { exact: true }).waitFor()
})

screenTest('a text that goes from one honorific level to the other, or is less formal than its guest wishes, is pointed out', async (owner) => {
  const { profile } = await shop.ask('GET', `/customers/${agreed.id}/profile`)
  const { name, called, phone, email, loyalty_number, birth_date } = profile
  const speak = (speech) => shop.ask('PUT', `/customers/${agreed.id}/profile`, { name, called, phone, email, loyalty_number, birth_date, speech })
  await speak('formal')
  await owner.enter()
  await owner.write('말씨', '{name+ 님}, 새 원두가 들어왔습니다. 드시러 오세요.')
  await owner.rule.fill('visits >= 5')
  await owner.preview.getByText('말씨: 두 말씨가 섞인 글 1분').waitFor()
  await owner.preview.getByText('격식 있는 말씨를 바라시는 1분께는', { exact: false }).waitFor()
  await owner.axe('honorific levels')
  await owner.preview.scrollIntoViewIfNeeded()
  await owner.page.screenshot({ path: join(pictures, 'honorific-levels.png') })
  await owner.text.fill('{name+ 님}, 새 원두가 ')
  await owner.text.focus()
  await owner.page.keyboard.press('End')
  await owner.editor.getByRole('button', { name: '말씨에 따라' }).click()
  assert.equal(await owner.text.inputValue(), '{name+ 님}, 새 원두가 {말씨:드려요/드립니다}')
  await owner.text.fill('{name+ 님}, 새 원두가 {말씨:들어왔어요/들어왔습니다}.')
  await owner.preview.getByText('말씨: 합쇼체 1분').waitFor()
  await owner.preview.getByText(`${agreed.name} 님, 새 원두가 들어왔습니다.`, { exact: false }).waitFor()
  await speak('polite')
})

screenTest('a wrong text, a wrong rule and information that advertises are told in place', async (owner) => {
  await owner.enter()
  await owner.write('잘못', '안녕하세요\n{name')
  const alert = owner.editor.getByRole('alert')
  await alert.getByText('2번째 줄 6번째 글자부터 읽지 못했어요.').waitFor()
  await alert.getByText('there should be a } that closes the placeholder').waitFor()
  await owner.axe('a mistake in the text')
  await alert.getByRole('button', { name: '그 자리로' }).click()
  assert.ok(await owner.text.evaluate((box) => box === document.activeElement))
  await owner.page.keyboard.type('} 님')
  await alert.waitFor({ state: 'detached' })

  await owner.rule.fill('visits >= five')
  await alert.getByText('11번째 글자에는 정수가 와야 해요').waitFor()
  await owner.rule.fill('visits >= 5')
  await alert.waitFor({ state: 'detached' })

  await owner.text.fill('할인 쿠폰 드려요')
  await owner.editor.getByText('안내', { exact: true }).click()
  await owner.editor.getByText('꼭 아셔야 할 일만 알려요', { exact: false }).waitFor()
  await owner.editor.getByRole('button', { name: '초안으로 저장' }).click()
  await alert.getByText('권하거나 파는 말이 들어 있어요', { exact: false }).waitFor()
  assert.equal((await owner.ask('/campaigns')).campaigns.some(({ name }) => name === '잘못'), false)
})

screenTest('information by KakaoTalk goes as Alimtalk: what to register is shown, and the approved code is kept', async (owner) => {
  await owner.enter()
  await owner.write('예약 안내', '{name+ 님:이/가|손님이} 예약하신 날이 내일입니다. [[{item:을/를} 준비할게요.]]')
  await owner.editor.getByText('안내', { exact: true }).click()
  await owner.editor.getByText('[[ ]]로 빠질 수 있는 말이 있으면', { exact: false }).waitFor()
  await owner.text.fill('{name+ 님:이/가|손님이} 예약하신 날이 내일입니다.')
  await owner.editor.getByText('카카오에 등록할 글').click()
  await owner.editor.getByText('#{이름} 예약하신 날이 내일입니다.', { exact: true }).waitFor()
  const code = owner.editor.getByRole('textbox', { name: '알림톡 템플릿 코드' })
  await code.fill('KA01 TP')
  await owner.editor.getByText('코드는 영문, 숫자', { exact: false }).waitFor()
  await owner.axe('a wrong code')
  await code.fill('KA01TP1')
  await owner.preview.getByText('분께 가요', { exact: false }).waitFor()
  await owner.axe('what to register')
  await owner.editor.getByRole('button', { name: '초안으로 저장' }).click()
  await owner.saved.waitFor()
  const draft = (await owner.ask('/campaigns')).campaigns.find(({ name }) => name === '예약 안내')
  assert.equal(draft.alimtalk_template, 'KA01TP1')
})

screenTest('a preview that never comes does not stand in the way of the next, nor does one that failed', async (owner) => {
  await owner.enter()
  let asked = 0
  await owner.page.route('**/campaigns/preview', (route) => {
    if (++asked === 1) return undefined // never answered
    return asked === 2 ? route.abort() : route.continue()
  })
  const first = owner.page.waitForRequest('**/campaigns/preview')
  await owner.write('빠른 손', '{name} 님, 하나')
  await first
  await owner.text.fill('{name} 님, 둘')
  await owner.editor.getByRole('alert').getByText('프로그램이 대답하지 않습니다', { exact: false }).waitFor()
  await owner.text.fill('{name} 님, 셋')
  await owner.preview.getByText(`${agreed.name} 님, 셋`).or(owner.preview.getByText('조건에 맞는 손님', { exact: false })).first().waitFor()
  assert.equal(await owner.editor.getByRole('alert').count(), 0)
  assert.equal(await owner.preview.getByText('님, 하나', { exact: false }).count(), 0)
})

screenTest('a draft survives a look elsewhere, is changed under its own id, and is for later, again and again', async (owner) => {
  await owner.enter()
  await owner.write('때마다', '{name:은/는} 어떠세요?')
  await owner.open(sections.sending)
  await owner.open(sections.campaigns)
  assert.equal(await owner.name.inputValue(), '때마다')
  await owner.editor.getByText('날짜와 시각 정하기').click()
  await owner.editor.getByLabel('이때부터').fill('2099-05-01T10:30')
  await owner.editor.getByText('조건에 맞게 되실 때마다').click()
  await owner.editor.getByRole('textbox', { name: /같은 분께는/ }).fill('14')
  await owner.name.press('Enter') // the form is sent by the keyboard alone
  await owner.saved.waitFor()
  await owner.editor.getByRole('button', { name: '접기' }).click()
  await owner.campaign('때마다').getByRole('button', { name: '고치기' }).click()
  assert.equal(await owner.editor.getByLabel('이때부터').inputValue(), '2099-05-01T10:30')
  await owner.name.fill('두 주마다')
  await owner.editor.getByRole('button', { name: '초안으로 저장' }).click()
  await owner.campaign('두 주마다').waitFor()
  assert.equal(await owner.campaign('때마다').count(), 0)
  const { campaigns } = await owner.ask('/campaigns')
  const one = campaigns.find(({ name }) => name === '두 주마다')
  assert.deepEqual([one.starts_at.slice(0, 16), one.again_after_days], ['2099-05-01T10:30', 14])
})

screenTest('the text is seen as any guest would read it, also who would not get it, and nothing leaves', async (owner) => {
  await owner.enter()
  await owner.write('미리', '{name+ 님:은/는} {coupon:이/가} 어떠세요?')
  await owner.editor.getByText('한 분께는 어떻게 갈까요').click()
  const box = owner.editor.getByRole('searchbox', { name: '받을 분 찾기' })
  await box.fill(silent.name)
  const look = owner.editor.getByRole('button', { name: `${silent.name} 님의 글 보기` })
  await look.click()
  const seen = owner.editor.getByRole('region', { name: `${silent.name} 님이 읽으실 글` })
  await seen.getByText('이 손님께는 알 수 없어요: 쿠폰').waitFor()
  await owner.text.fill('{name+ 님:은/는} 어떠세요?')
  await owner.editor.getByText('문자', { exact: true }).click()
  await look.click()
  await seen.getByText(`${silent.name} 님은 어떠세요?`, { exact: false }).waitFor()
  await seen.getByText(/^(문자\(SMS\)|장문\(LMS\)) /).waitFor()
  await seen.getByText('말씨: 해요체').waitFor()
  await seen.getByText(new RegExp(`^${silent.name} 님께는 (가지 않아요|아침에 가요)\\.`)).waitFor()
  await owner.editor.locator('section[aria-busy]').waitFor({ state: 'detached' }) // the preview of all
  await owner.axe('as one guest would read it')
  await seen.scrollIntoViewIfNeeded()
  await owner.page.screenshot({ path: join(pictures, 'as-one-guest-reads.png') })
  const { messages } = await owner.ask(`/customers/${silent.id}/messages`)
  assert.deepEqual(messages, [])
})

screenTest('a test goes to one guest, or says why not', async (owner) => {
  await owner.enter()
  await owner.write('먼저', '{name+ 님:은/는} 어떠세요?')
  await owner.editor.getByText('한 분께는 어떻게 갈까요').click()
  const box = owner.editor.getByRole('searchbox', { name: '받을 분 찾기' })
  await box.fill(silent.name)
  await owner.editor.getByRole('button', { name: `${silent.name} 님께 보내기` }).click()
  await owner.editor.getByText(`${silent.name} 님께는 가지 않아요. 광고를 받겠다고 하신 적이 없어요.`).waitFor()
  await box.fill(agreed.name)
  await owner.editor.getByRole('button', { name: `${agreed.name} 님께 보내기` }).click()
  await owner.editor.getByText('아직 실어 나를 곳이 없어요', { exact: false }).last().waitFor()
  const { messages } = await owner.ask(`/customers/${agreed.id}/messages`)
  assert.ok(messages.some(({ campaign }) => campaign === null))
})

screenTest('how the shop sends is arranged and read back, and what the law asks follows', async (owner) => {
  await owner.enter()
  await owner.open(sections.sending)
  const check = (what) => owner.content.getByRole('listitem').filter({ hasText: what })
  await owner.content.getByText('빠진 것 4가지, 챙길 것 0가지').waitFor() // no gateway, and nobody who tells of calls to the number
  const save = owner.content.getByRole('button', { name: '저장', exact: true })
  const field = (name) => owner.content.getByRole('textbox', { name })
  assert.equal(await save.isDisabled(), true)
  await field('가게 이름').fill('')
  await owner.content.getByText('저장하지 않은 것이 있어요').waitFor()
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await owner.content.getByLabel('유효 기간').fill(soon)
  await owner.content.getByRole('checkbox', { name: '처리방침에 이 회사를 적어 알렸어요' }).uncheck()
  await field(/한 분께 이레/).fill('셋')
  await owner.content.getByText('0 이상의 수를 적어 주세요.').waitFor()
  assert.equal(await save.isDisabled(), true)
  await field(/한 분께 이레/).fill('3')
  await field(/^한 달 예산/).fill('50,000')
  await owner.content.getByLabel('몇 시까지').fill('21:00')
  await owner.content.getByText('아침 8시에서 저녁 8시 50분 사이에서 골라 주세요.').waitFor()
  assert.equal(await save.isDisabled(), true)
  await owner.content.getByLabel('몇 시까지').fill('18:30')
  await save.click()
  await owner.page.getByText('저장했어요', { exact: true }).waitFor()
  await owner.content.getByText('빠진 것 6가지, 챙길 것 1가지').waitFor()
  await owner.axe('arrangement')
  await owner.content.getByRole('link', { name: '지킬 것 보기' }).click()
  await owner.settled(sections.law)
  await check('보내는 가게 이름과 연락처').getByText('그때까지 광고가 나가지 않아요.', { exact: false }).waitFor()
  await check('처리방침에 적기').getByText('개인정보 보호법 제26조 제2항').waitFor()
  await check('전송자격인증').getByText(/^\d+월 \d+일까지예요\. 그 전에|^\d+년 \d+월 \d+일까지예요\. 그 전에/).waitFor()
  await check('밤에는 쉬기').waitFor()
  await owner.content.getByText('과태료 3천만 원까지', { exact: false }).waitFor()
  await owner.axe('what the law asks')
  await check('처리방침에 적기').getByRole('link', { name: '보내는 방법에서 정하기' }).click()
  await owner.settled(sections.sending)

  await owner.page.reload()
  await owner.settled(sections.sending)
  assert.equal(await field(/한 분께 이레/).inputValue(), '3')
  assert.equal(await owner.content.getByLabel('몇 시까지').inputValue(), '18:30')
  assert.equal(await field(/^한 달 예산/).inputValue(), '50000')
  const kept = await owner.ask('/sending')
  assert.deepEqual([kept.sender_name, kept.relay.certified_until, kept.relay.is_announced, kept.budget_minor], ['', soon, false, 50_000])
  await field('무료 수신거부 번호 (080)').fill('02-111-2222')
  await save.click()
  await owner.content.getByRole('alert').getByText('the number to opt out by is free', { exact: false }).waitFor()
  await shop.ask('PUT', '/sending', arrangement)
})

screenTest('another relay, or another number, has to be arranged anew', async (owner) => {
  await owner.enter()
  await owner.open(sections.sending)
  const tick = (name) => owner.content.getByRole('checkbox', { name })
  const relays = ['위탁 계약을 문서로 맺었어요', '처리방침에 이 회사를 적어 알렸어요', '광고를 이 회사가 보낸다고 손님께 알렸어요']
  for (const each of relays) assert.ok(await tick(each).isChecked())
  await owner.content.getByRole('textbox', { name: '회사 이름' }).fill('다른 알림')
  await owner.content.getByText('회사가 바뀌면', { exact: false }).waitFor()
  await owner.content.getByRole('textbox', { name: '회사 이름' }).blur()
  for (const each of relays) assert.equal(await tick(each).isChecked(), false)
  await owner.content.getByRole('textbox', { name: '문자를 보내는 번호' }).fill('02-999-8888')
  await owner.content.getByRole('textbox', { name: '문자를 보내는 번호' }).blur()
  assert.equal(await tick('통신사에 등록하고 본인 확인을 마쳤어요').isChecked(), false)
})

screenTest('how long guests are kept is looked at before it is set', async (owner) => {
  await owner.enter()
  await owner.open(sections.law)
  const after = owner.content.getByLabel('마지막으로 뵌 뒤')
  await after.selectOption({ label: '5년' })
  await owner.content.getByText('이렇게 정해도 지금 지워지는 분은 없어요.').waitFor()
  await owner.content.getByRole('button', { name: '이렇게 정하기' }).click()
  await owner.page.getByText('보관 기간을 정했어요').waitFor()
  await owner.axe('retention')
  await owner.page.reload()
  await owner.settled(sections.law)
  await after.waitFor()
  assert.equal(await after.inputValue(), '60')
  assert.equal((await owner.ask('/retention')).months, 60)
})

screenTest('a branch that sells at a distance is named, and what is kept by law of who was erased is counted', async (owner) => {
  const store = (await shop.ask('GET', '/menu')).stores[0]
  await owner.enter()
  await owner.open(sections.law)
  const branch = owner.content.getByRole('switch', { name: store.name })
  await branch.click()
  await owner.content.locator('[role=switch][aria-checked=true]').filter({ hasText: '팔아요' }).waitFor()
  assert.deepEqual((await owner.ask('/retention')).distance_stores, [store.id])
  const { customer } = await shop.ask('POST', '/customers', { name: '지울 손님' })
  const item = (await shop.ask('GET', '/menu')).items[0].id
  await shop.ask('POST', '/orders', { customer, store: store.id, lines: [{ item }] })
  const { kept_by_law } = await shop.ask('DELETE', `/customers/${customer}`)
  assert.equal(kept_by_law.records, 1)
  await owner.page.reload()
  await owner.settled(sections.law)
  await owner.content.getByText('지운 손님 1분의 기록 1건을 따로 보관하고 있어요.', { exact: false }).waitFor()
  await owner.axe('distance')
  await branch.click()
  await owner.content.locator('[role=switch][aria-checked=false]').filter({ hasText: '안 팔아요' }).waitFor()
  assert.deepEqual((await owner.ask('/retention')).distance_stores, [])
})

screenTest('the address of the displays is scanned rather than typed, where it can be reached from outside', async (owner) => {
  const { link } = await shop.ask('POST', '/display-link')
  assert.ok(link.startsWith('https://cafe.example/display#'))
  await owner.enter()
  await owner.open(sections.sending)
  const code = owner.content.getByRole('img', { name: '화면을 여는 주소의 QR 코드' })
  await code.scrollIntoViewIfNeeded()
  const { width, height } = await code.boundingBox()
  assert.ok(width === height && width >= 200, 'large enough for a camera')
})

screenTest('a gateway is refused in place, or opened; its secret is never shown again', async (owner) => {
  await owner.enter()
  await owner.open(sections.sending)
  const form = owner.content.getByRole('form', { name: '이메일' })
  await form.getByText('웹훅', { exact: true }).click()
  await form.getByRole('textbox', { name: '주소' }).fill('http://far.example/send')
  await form.getByLabel('비밀번호 또는 비밀 키').fill('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
  await form.getByRole('button', { name: '이메일 길 저장' }).click()
  await form.getByRole('alert').getByText('is to begin with https://', { exact: false }).waitFor()
  await form.getByRole('textbox', { name: '주소' }).fill('https://far.example/send')
  await form.getByRole('button', { name: '이메일 길 저장' }).click()
  await form.getByText('열려 있어요').waitFor()
  assert.equal(await form.getByLabel('비밀번호 또는 비밀 키').inputValue(), '')
  await form.getByText('적어 둔 것이 있어요', { exact: false }).waitFor()
  const { reports_to } = (await owner.ask('/sending')).gateways[0]
  await form.getByText(reports_to, { exact: true }).waitFor()
  await form.getByRole('button', { name: '복사', exact: true }).click()
  await form.getByRole('status').getByText('복사', { exact: false }).waitFor()
  await owner.axe('a gateway with its address for reports')
  await form.getByRole('textbox', { name: '주소' }).fill('')
  await form.getByRole('button', { name: '이메일 길 저장' }).click()
  await form.getByText('닫혀 있어요').waitFor()
})

screenTest('in English the same is said, by screen and program', async (owner) => {
  await owner.enter()
  await owner.page.getByRole('button', { name: 'English' }).click()
  await owner.open({ name: 'Campaigns', title: 'Campaigns' })
  await owner.content.getByRole('button', { name: 'New campaign' }).first().click()
  await owner.content.getByRole('textbox', { name: 'Text', exact: true }).fill('{item:을/를} 좋아하시죠?')
  const told = await shop.ask('POST', '/campaigns/preview', { name: '-', rule: 'visits >= 1', channel: 'sms', message: 'advertising', text: '{item:을/를} 좋아하시죠?' })
  await owner.content.getByText(`It would go to ${told.would_get} of ${told.guests} guests in the rule`).waitFor()
  await owner.content.getByRole('region', { name: 'Preview' }).getByText('She has not agreed to advertising this way').waitFor()
  await owner.content.getByRole('note').getByText('Nothing to send by yet').waitFor()
  await owner.open({ name: 'How we send', title: 'How we send' })
  await owner.content.getByText('Network Act, art. 50(4)', { exact: false }).waitFor()
})

for (const device of ['tablet', 'phone']) {
  screenTest(`${device}: nothing of the editor is cut off at the side`, async (owner) => {
    await owner.enter()
    await owner.write('좁은 화면', '{name+ 님:은/는} {item:을/를} 좋아하시죠?')
    await owner.preview.getByText('조건에 맞는 손님', { exact: false }).waitFor()
    await owner.axe('editor')
    assert.ok((await owner.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0)
  }, { device, colorScheme: 'dark' })
}
