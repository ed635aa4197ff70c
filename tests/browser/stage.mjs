// What the tests of a file share: one shop, one browser, and for each test a screen (a browser profile) of its own, which
// fails it when the browser reports an error, a breach of the content security policy, or a request to any other address.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBrowser, openScreen } from './screen.mjs'
import { openShop, root } from './shop.mjs'

export const pictures = join(root, 'build/screenshots')

// `prepare(shop, browser)` runs once before all of them; `hold(screen)` is what a test takes hold of the screen by.
export function openStage({ prepare = () => {}, hold = (screen) => screen, ...ofAll } = {}) {
  let shop
  let browser
  before(async () => {
    mkdirSync(pictures, { recursive: true })
    shop = await openShop()
    browser = await openBrowser()
    await prepare(shop, browser)
  })
  after(async () => {
    await browser?.close()
    await shop?.close()
  })

  return function screenTest(name, work, options) {
    test(name, async () => {
      const screens = []
      const another = async (more) => {
        const screen = await openScreen(browser, shop, { ...ofAll, ...options, ...more })
        screens.push(screen)
        return screen
      }
      try {
        const screen = await another()
        await work(hold(screen), screen, another)
        assert.deepEqual(screens.flatMap(({ complaints }) => complaints), [])
      } finally {
        for (const screen of screens) await screen.close()
      }
    })
  }
}
