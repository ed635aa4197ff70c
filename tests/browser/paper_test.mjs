// Answers signed on paper, and the picture of the paper, against the real program.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStage, pictures } from './stage.mjs'

let shop
const screenTest = openStage({
  prepare: (opened) => {
    shop = opened
  },
})
const largest_bytes = 200 * 1024
const where = 'N37.5665 E126.9780' // what a camera writes into its file

// A photograph of 3000 by 2000 points that does not shrink by itself, with EXIF as a camera writes it.
async function photograph(page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 3000
    canvas.height = 2000
    const context = canvas.getContext('2d')
    const noise = context.createImageData(3000, 2000)
    for (let i = 0, seed = 7; i < noise.data.length; ++i) noise.data[i] = (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16
    context.putImageData(noise, 0, 0)
    context.fillStyle = '#fff'
    context.fillRect(300, 200, 2400, 1600)
    context.fillStyle = '#224'
    context.font = '150px sans-serif'
    context.fillText('개인정보 수집·이용 동의서', 500, 600)
    context.fillText('서명:  김 단 골', 500, 1400)
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]
  })
  const jpeg = Buffer.from(base64, 'base64')
  const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 8 + where.length]), Buffer.from(`Exif\0\0${where}`)])
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]) }
}

async function openConsents(screen, name) {
  const customer = await shop.register({ name })
  await screen.enter()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  await screen.dialog.getByRole('switch', { name: '종이에 서명하신 답을 옮기기' }).waitFor()
  return customer
}

// Health data and advertising by text message, as the paper says.
async function copyPaper(screen) {
  await screen.dialog.getByRole('switch', { name: '종이에 서명하신 답을 옮기기' }).click()
  await screen.dialog.locator('section.sensitive').getByText('동의', { exact: true }).click()
  await papers(screen).getByRole('checkbox', { name: /건강 정보/ }).waitFor()
  await screen.dialog.locator('section.marketing').getByRole('group', { name: '문자' }).getByText('동의', { exact: true }).click()
  await papers(screen).getByRole('checkbox', { name: /문자/ }).waitFor()
}

const papers = (screen) => screen.dialog.getByRole('region', { name: '종이 동의서' })
const camera = (screen) => papers(screen).locator('input[type=file]')
const keep = (screen) => papers(screen).getByRole('button', { name: '이 사진으로 남기기' })
const evidence = (customer) => shop.ask('GET', `/customers/${customer}/consents/evidence`)
async function savedFile(screen) {
  await papers(screen).getByRole('button', { name: '내려받기' }).click()
  return screen.takeFile('내려받기')
}

screenTest('what was signed on paper is copied as such, photographed, made small without a trace of the camera, and found again', async (screen) => {
  const customer = await openConsents(screen, '서명이')
  assert.equal(await papers(screen).count(), 0)
  await copyPaper(screen)
  const { consents } = await shop.ask('GET', `/customers/${customer}/consents`)
  assert.deepEqual(consents.map(({ method, text_language }) => [method, text_language]), [['paper', null], ['paper', null]])
  assert.deepEqual((await evidence(customer)).without.map(({ purpose }) => purpose).sort(), ['marketing', 'sensitive'])
  await papers(screen).getByRole('checkbox', { name: /문자/ }).click() // that stands on another paper
  await papers(screen).getByText('알레르기가 적혀 있으면 그 부분은 가리고').waitFor()
  const taken = await photograph(screen.page)
  assert.ok(taken.buffer.length > 4 * largest_bytes && taken.buffer.includes(where))
  assert.deepEqual(await camera(screen).evaluate((input) => [input.accept, input.getAttribute('capture')]), ['image/*', 'environment'])
  await camera(screen).setInputFiles(taken)
  await papers(screen).getByRole('img', { name: '찍은 종이' }).locator('canvas').waitFor()
  assert.deepEqual((await evidence(customer)).pictures, [], 'nothing is kept before it was looked at')
  assert.deepEqual(await screen.axe(), [])
  await papers(screen).screenshot({ path: join(pictures, 'paper-taken.png') })
  await keep(screen).click()
  await screen.dialog.getByText('사진을 남겼습니다').waitFor()
  await papers(screen).getByText('서면 사진 1장').waitFor()
  await papers(screen).getByRole('checkbox', { name: /문자/ }).waitFor()
  assert.equal(await papers(screen).getByRole('checkbox').count(), 1, 'the other paper is still to be photographed')
  assert.equal(await papers(screen).getByText('알레르기가 적혀 있으면').count(), 0, 'no health data is asked for on it')
  const [kept] = (await evidence(customer)).pictures
  assert.equal(kept.media_type, 'image/jpeg')
  assert.deepEqual(kept.answers.map(({ purpose }) => purpose), ['sensitive'])
  const download = await savedFile(screen)
  assert.match(download.suggestedFilename(), /^consent-1-trail-\d+\.jpg$/)
  const jpeg = readFileSync(await download.path())
  assert.equal(createHash('sha256').update(jpeg).digest('hex'), kept.sha256)
  assert.ok(jpeg.length <= largest_bytes && jpeg.length === kept.bytes)
  assert.ok(!jpeg.includes('Exif') && !jpeg.includes(where))
  assert.deepEqual(await screen.axe(), [])
})

screenTest('a browser that writes EXIF of its own into a picture leaves none of it', async (screen) => {
  await screen.page.addInitScript((words) => {
    const plain = HTMLCanvasElement.prototype.toBlob
    HTMLCanvasElement.prototype.toBlob = function (then, ...rest) {
      plain.call(this, async (blob) => {
        const jpeg = new Uint8Array(await blob.arrayBuffer())
        const exif = new TextEncoder().encode(`Exif\0\0${words}`)
        then(new Blob([jpeg.subarray(0, 2), new Uint8Array([0xff, 0xe1, 0, exif.length + 2]), exif, jpeg.subarray(2)], { type: 'image/jpeg' }))
      }, ...rest)
    }
  }, where)
  await screen.page.reload()
  const customer = await openConsents(screen, '사파리')
  await copyPaper(screen)
  await camera(screen).setInputFiles(await photograph(screen.page))
  await keep(screen).click()
  await papers(screen).getByText('서면 사진 1장').waitFor()
  const jpeg = readFileSync(await (await savedFile(screen)).path())
  assert.ok(jpeg.subarray(0, 2).equals(Buffer.from([0xff, 0xd8])) && !jpeg.includes('Exif') && !jpeg.includes(where))
})

screenTest('a file that is no picture is told to be none, and a picture may be taken again', async (screen) => {
  const customer = await openConsents(screen, '흐림이')
  await copyPaper(screen)
  await camera(screen).setInputFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>no picture</script>') })
  await papers(screen).getByRole('alert').getByText('이 사진은 열 수 없습니다').waitFor()
  assert.equal(await keep(screen).count(), 0)
  await camera(screen).setInputFiles(await photograph(screen.page))
  await keep(screen).waitFor()
  assert.equal(await papers(screen).getByRole('alert').count(), 0)
  await papers(screen).getByText('다시 찍기').waitFor()
  assert.deepEqual((await evidence(customer)).pictures, [])
})

screenTest('staff take pictures but do not see them', async (screen) => {
  const pin = '650928'
  await shop.ask('POST', '/staff', { name: '종이직원', pin, role: 'staff' })
  const name = '직원손님'
  await shop.register({ name })
  await screen.signIn(pin, '종이직원')
  await screen.search.waitFor()
  await screen.open(name)
  await screen.card.getByRole('button', { name: '동의와 알레르기' }).click()
  await copyPaper(screen)
  await camera(screen).setInputFiles(await photograph(screen.page))
  await keep(screen).click()
  await papers(screen).getByText('서면 사진 1장').waitFor()
  assert.equal(await papers(screen).getByRole('link').count(), 0)
})

for (const device of ['tablet', 'phone']) {
  for (const colorScheme of ['light', 'dark']) {
    screenTest(`${device}, ${colorScheme}: a paper fits on the screen and under a finger`, async (screen) => {
      await openConsents(screen, `${device}${colorScheme}`)
      await copyPaper(screen)
      const shot = (what) => screen.page.screenshot({ path: join(pictures, `${device}-${colorScheme}-ko-paper-${what}.png`) })
      await camera(screen).setInputFiles(await photograph(screen.page))
      await keep(screen).scrollIntoViewIfNeeded()
      await shot('taken')
      assert.ok((await screen.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0)
      for (const each of [keep(screen), papers(screen).locator('label').last(), papers(screen).locator('label').first()]) {
        assert.ok((await each.boundingBox()).height >= 44)
      }
      assert.deepEqual(await screen.axe(), [])
      await keep(screen).click()
      await papers(screen).getByText('서면 사진 1장').waitFor()
      await papers(screen).scrollIntoViewIfNeeded()
      await shot('kept')
      await screen.dialog.getByRole('switch').scrollIntoViewIfNeeded()
      await shot('copied')
    }, { device, colorScheme })
  }
}
