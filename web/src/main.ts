import { mount, type Component } from 'svelte'
import './design/tokens.css'
import './design/base.css'
import { applyTheme } from './session/device.svelte'

applyTheme()
const place = document.getElementById('app')
// A guest's phone fetches the page of her link, a television the display, and neither anything of the counter.
const pages: Record<string, () => Promise<{ default: Component }>> = {
  '/me': () => import('./own/OwnPage.svelte'),
  '/display': () => import('./display/DisplayPage.svelte'),
  '/said': () => import('./own/AskedPage.svelte'),
}
const page = (pages[location.pathname] ?? (() => import('./App.svelte')))()
if (place) void page.then((app) => mount(app.default, { target: place }))
