import { openBrowser } from './screen.mjs'
const url = 'http://127.0.0.1:5199', pin = process.argv[2]
const only = process.argv.slice(3)
const browser = await openBrowser()
const sizes = { wide: [1280, 800], tablet: [820, 1180], phone: [390, 844] }
for (const [device, [width, height]] of Object.entries(sizes)) for (const lang of ['ko', 'en']) {
  if (only.length && !only.includes(`${device}-${lang}`)) continue
  const context = await browser.newContext({ locale: 'ko-KR', reducedMotion: 'reduce', viewport: { width, height }, ...(device === 'phone' ? { isMobile: true, hasTouch: true } : {}) })
  context.setDefaultTimeout(8000)
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log(device, lang, 'ERR', e.message))
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.log(device, lang, m.text().slice(0, 300)) })
  await page.goto(url)
  if (lang === 'en') await page.getByRole('button', { name: 'English' }).click()
  await page.locator('input[name=staff-name]').fill('사장님'); await page.locator('input[name=staff-name]').press('Enter')
  await page.keyboard.type(pin); await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: /손님 찾기|Find a guest/ }).waitFor()
  await page.getByRole('link', { name: /^(가게|Shop)$/ }).click()
  const shot = async (n) => {
    // the section scrolls by itself: grow the window so the whole is seen
    await page.waitForTimeout(300)
    await page.screenshot({ path: `/tmp/sendweb/${device}-${lang}-${n}.png` })
    const more = await page.evaluate(() => { const s = document.querySelector('main > section'); return Math.max(s.scrollHeight - s.clientHeight, document.documentElement.scrollHeight - innerHeight) })
    const broad = await page.evaluate(() => [document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.unseen')).slice(0, 4).map((e) => e.tagName + '.' + e.className)])
    if (broad[0] > 0 || broad.length > 1) console.log(device, lang, n, 'BROAD', broad)
    if (more > 0) { await page.setViewportSize({ width, height: height + more }); await page.waitForTimeout(100); await page.screenshot({ path: `/tmp/sendweb/${device}-${lang}-${n}-whole.png` }); await page.setViewportSize({ width, height }) }
  }
  const go = async (n) => { await page.locator(`main nav a[href="#shop/${n}"]`).click(); await page.locator('main > section [aria-busy=false]').waitFor() }
  await go('campaigns'); await shot('campaigns')
  await page.getByRole('button', { name: /새로 알리기|New campaign/ }).first().click()
  await page.getByRole('textbox', { name: /^(글|Text)$/ }).waitFor()
  await page.getByRole('textbox', { name: /알림 이름|Name of the campaign/ }).fill('오랜만이에요')
  await page.getByRole('textbox', { name: /^(글|Text)$/ }).fill('{name+ 님:은/는|손님} {item:을/를} 좋아하시죠?\n새로 볶은 원두가 왔어요.')
  await page.locator('.goes').waitFor(); await shot('editor')
  await page.getByRole('textbox', { name: /^(글|Text)$/ }).fill('{name+ 님:은/는 {item}')
  await page.getByRole('alert').waitFor(); await shot('mistake')
  await go('outbox'); await shot('outbox')
  if (await page.locator('main ol button').count()) { await page.locator('main ol button').first().click(); await page.locator('dialog blockquote').waitFor(); await page.screenshot({ path: `/tmp/sendweb/${device}-${lang}-message.png` }); await page.keyboard.press('Escape') }
  await go('sending'); await shot('sending')
  await context.close()
}
await browser.close()
