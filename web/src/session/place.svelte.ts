// Which page the screen shows: kept in the address behind '#', so that a reload and the way back keep it. Never anything personal.
export type Page = 'counter' | 'shop'

const parts = () => location.hash.slice(1).split('/')

class Place {
  #parts = $state.raw(parts())
  page = $derived<Page>(this.#parts[0] === 'shop' ? 'shop' : 'counter')
  section = $derived(this.#parts[1] ?? '')
  chosen = $derived(this.#parts[2] ?? '') // what the section was asked about: an item's id

  constructor() {
    addEventListener('popstate', this.read)
    addEventListener('hashchange', this.read)
  }

  link(page: Page, section = '', chosen = ''): string {
    return `#${[page, section, chosen].filter((part) => part !== '').join('/')}`
  }
  // A new entry of the history; `state` is what its page needs to come back.
  go(link: string, state: unknown = null) {
    history.pushState(state, '', link)
    this.read()
  }
  // The same entry, told more exactly.
  refine(link: string) {
    history.replaceState(history.state, '', link)
    this.read()
  }
  read = () => {
    this.#parts = parts()
  }
}

export const place = new Place()
