// A display's ear: server-sent events over fetch, because the link goes along as a header (an EventSource can send none).
// It connects again by itself, also when the line is dead without saying so; only an end of the link is an end.
import type { Call, Hello } from '../server/calls'

export type Hearing = 'connecting' | 'live' | 'lost' | 'over'

const firstPause_ms = 1_000
const longestPause_ms = 10_000
const silence_ms = 40_000 // the program beats every 15 s

interface Ear {
  hello: (hello: Hello) => void
  call: (call: Call) => void
  hearing: (hearing: Hearing) => void
}

export async function listen(token: string, ear: Ear): Promise<void> {
  let pause_ms = firstPause_ms
  for (;;) {
    const ended = new AbortController()
    const end = () => ended.abort()
    let watch = setTimeout(end, silence_ms)
    addEventListener('offline', end)
    try {
      const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }
      const response = await fetch('/api/v1/display', { headers, credentials: 'omit', cache: 'no-store', signal: ended.signal })
      if (response.status === 401) return ear.hearing('over')
      if (!response.ok || !response.body) throw new Error('no stream')
      ear.hearing('live')
      pause_ms = firstPause_ms
      await read(response.body, ear, () => {
        clearTimeout(watch)
        watch = setTimeout(end, silence_ms)
      })
    } catch {
      // it is connected again below
    }
    clearTimeout(watch)
    removeEventListener('offline', end)
    ear.hearing('lost')
    await new Promise((then) => setTimeout(then, pause_ms))
    pause_ms = Math.min(2 * pause_ms, longestPause_ms)
  }
}

async function read(body: ReadableStream<Uint8Array>, ear: Ear, heard: () => void) {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    heard()
    text += decoder.decode(value, { stream: true })
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) tell(event, ear)
  }
}

function tell(event: string, ear: Ear) {
  const field = (name: string) => event.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
  const data = field('data')
  if (data === undefined) return // a heartbeat
  if (field('event') === 'hello') ear.hello(JSON.parse(data) as Hello)
  if (field('event') === 'call') ear.call(JSON.parse(data) as Call)
}
