import { mount } from 'svelte'
import './design/tokens.css'
import './design/base.css'
import { applyTheme } from './session/device.svelte'

applyTheme()
const place = document.getElementById('app')
// A guest's phone fetches her own page and nothing of the counter.
const page = location.pathname === '/me' ? import('./own/OwnPage.svelte') : import('./App.svelte')
if (place) void page.then((app) => mount(app.default, { target: place }))
