// Pictures of every screen from the real program, for the documents and for looking at: build/screenshots/*.png.
//   npm run screenshots                    all devices, both themes, both languages
//   npm run screenshots tablet-light-ko    only those
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { initials, openShop, root } from './shop.mjs'
import { devices, openBrowser, openScreen } from './screen.mjs'

const pictures = join(root, 'build/screenshots')
const wanted = process.argv.slice(2)

const words = {
  ko: { consents: '동의와 알레르기', rights: '손님의 권리', settings: '설정', register: '새 손님 등록' },
  en: { consents: 'Consents and allergies', rights: 'The guest’s rights', settings: 'Settings', register: 'Register a new guest' },
}

async function takeAll(browser, shop, guest, { device, colorScheme, language }) {
  const name = `${device}-${colorScheme}-${language}`
  if (wanted.length > 0 && !wanted.includes(name)) return
  const screen = await openScreen(browser, shop, { device, colorScheme })
  const { page } = screen
  const shot = (what) => page.screenshot({ path: join(pictures, `${name}-${what}.png`) })
  if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
  await shot('sign-in')
  await screen.enter()
  await page.locator('.list [aria-busy], .list .say, [role=option]').first().waitFor()
  await shot('counter')
  await screen.search.fill(initials(guest.customer.name).slice(0, 2))
  await screen.option(guest.customer.name).first().waitFor()
  await shot('found')
  await screen.open(guest.customer.name)
  await shot('card')
  await screen.usual.click()
  await screen.done.waitFor()
  await shot('recorded')
  await screen.undo.click()
  await screen.card.getByRole('button', { name: /^(자세히 보기|Look closer)$/ }).click()
  await screen.dialog.locator('canvas, .all h2').first().waitFor()
  await shot('rhythm')
  await page.keyboard.press('Escape')
  await screen.otherOrder.click()
  await screen.dialog.getByRole('listitem').getByRole('button').nth(1).click()
  await shot('order')
  await page.keyboard.press('Escape')
  for (const [what, button] of Object.entries(words[language])) {
    if (device === 'phone' && what === 'register') await page.keyboard.press('Escape').then(() => screen.card.getByRole('button', { name: /닫기|Close/ }).click())
    await page.getByRole('button', { name: button }).click()
    await screen.dialog.waitFor()
    await shot(what)
    await page.keyboard.press('Escape')
    await screen.dialog.waitFor({ state: 'detached' })
  }
  await page.getByRole('link', { name: /^(가게|Shop)$/ }).click()
  for (const section of ['value', 'changes', 'feedback', 'arrivals', 'baskets', 'groups', 'segments', 'campaigns', 'outbox', 'sending', 'law', 'consents', 'proof']) {
    await page.locator(`main nav a[href="#shop/${section}"]`).click()
    await page.locator('main > section [aria-busy=false]').waitFor()
    if (section === 'segments') {
      const rule = 'visits >= 5 and last_visit before 14 days ago'
      await page.locator('main textarea').fill(rule)
      await page.locator('main [role=status] .number').waitFor()
    }
    await shot(`shop-${section}`)
  }
  await screen.close()
}

mkdirSync(pictures, { recursive: true })
const shop = await openShop()
const browser = await openBrowser()
try {
  const guest = await shop.storied()
  for (const device of Object.keys(devices)) {
    for (const colorScheme of ['light', 'dark']) {
      for (const language of ['ko', 'en']) await takeAll(browser, shop, guest, { device, colorScheme, language })
    }
  }
} finally {
  await browser.close()
  await shop.close()
}
console.log(`in ${pictures}`)
