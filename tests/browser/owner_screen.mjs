// The owner's page on a screen: the handles by which its tests take hold of it.
import assert from 'node:assert/strict'

export const sections = {
  value: { name: '가치', title: '단골의 가치' },
  changes: { name: '달라진 점', title: '달라진 점' },
  feedback: { name: '손님 말씀', title: '손님이 들려주신 말씀' },
  arrivals: { name: '새 메뉴', title: '새로 들어온 것, 누가 좋아하실까' },
  baskets: { name: '함께 사는 것', title: '함께 사는 것' },
  groups: { name: '닮은 손님', title: '닮은 손님들' },
  segments: { name: '손님 고르기', title: '손님 고르기' },
  campaigns: { name: '알리기', title: '알리기' },
  outbox: { name: '보낸 것', title: '보낸 것' },
  sending: { name: '보내는 방법', title: '보내는 방법' },
  law: { name: '지킬 것', title: '법이 정한 것, 지금 이렇게 되어 있어요' },
  consents: { name: '동의와 거절', title: '동의와 거절' },
  proof: { name: '효과', title: '정말 효과가 있었을까' },
}

export class OwnerScreen {
  constructor(screen) {
    this.screen = screen
    this.page = screen.page
    this.tab = this.page.getByRole('link', { name: /^(가게|Shop)$/ })
    this.counterTab = this.page.getByRole('link', { name: /^(계산대|Counter)$/ })
    this.content = this.page.locator('main > section')
  }
  async enter() {
    await this.screen.enter()
    await this.tab.click()
    await this.settled(sections.value)
  }
  async open(section) {
    await this.page.getByRole('link', { name: section.name, exact: true }).click()
    await this.settled(section)
  }
  // The section's title is there and its answer has come.
  async settled(section) {
    await this.content.getByRole('heading', { level: 2, name: section.title, exact: true }).waitFor()
    await this.content.locator('[aria-busy=false]').waitFor()
  }
  ask(path) {
    return this.screen.shop.ask('GET', path)
  }
  async axe(what) {
    assert.deepEqual(await this.screen.axe(), [], what)
  }
}
