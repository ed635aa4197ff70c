// What this device remembers between visits: nothing about guests, only the settings below.
export type Theme = 'auto' | 'light' | 'dark'
export type LanguageCode = 'ko' | 'en'
export type Pad = 'auto' | 'show' | 'hide'

export const idleChoices_minutes = [1, 3, 5, 10] as const // the law allows 10 at most (SAFE, counter tablets)

interface Kept {
  staffName: string
  theme: Theme
  language: LanguageCode | '' // empty: as the shop speaks
  store: string
  idle_minutes: number
  pad: Pad
}

const place = 'dangol.device'
const fresh: Kept = { staffName: '', theme: 'auto', language: '', store: '', idle_minutes: 10, pad: 'auto' }

function remembered(): Kept {
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Kept>) }
  } catch {
    return fresh // unreadable or storage refused: start afresh
  }
}

export const device = $state<Kept>(remembered())

export function remember() {
  try {
    localStorage.setItem(place, JSON.stringify(device))
  } catch {
    // storage refused (private window): the settings last as long as the page
  }
}

const dark = matchMedia('(prefers-color-scheme: dark)')

export function applyTheme() {
  const theme = device.theme === 'auto' ? (dark.matches ? 'dark' : 'light') : device.theme
  document.documentElement.dataset['theme'] = theme
}
dark.addEventListener('change', applyTheme)

const finger = matchMedia('(pointer: coarse)')
export function padShown(): boolean {
  return device.pad === 'show' || (device.pad === 'auto' && finger.matches)
}
