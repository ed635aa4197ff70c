// What a customer display says, and what staff read when they call, in English.
import type { DisplayWords } from './display.ko'

export const en: DisplayWords = {
  title: 'Call display',
  waiting: 'We call you when it is ready',
  waitingMore: 'Your name comes up here, large.',
  before: 'Called before',
  connecting: 'Connecting…',
  lost: 'The connection is lost; trying again. Until then the staff call you.',
  over: 'This link has ended',
  overMore: 'Open the new one from “How we send” on the shop’s page.',
  soundOn: 'Turn the sound on',
  soundHint: 'One tap, and calls are said aloud',
  noVoice: 'This device has no English voice: only the bell is heard',
  demo: 'A demonstration · every guest is made up',

  toCall: 'To be called',
  call: 'Call',
  callHer: (name) => `Call ${name}`,
  callNumber: 'Call a number',
  number: 'Order number',
  again: 'Call again',
  againHer: (name) => `Call again: ${name}`,
  shown: (text) => `Called on the display: ${text}`,
  unanswered: 'The display does not answer. Look at it, and call her yourself.',
  noDisplay: 'No display is on. Please call her yourself.',
  heldBack: (because) => `Not called: ${because}`,
  justNow: 'now',
  minutesAgo: (minutes) => `${minutes} min ago`,

  link: 'Call display',
  linkAlt: 'QR code of the address that opens the display',
  linkSentence:
    'A screen that calls guests by name when what they ordered is ready. Open this address once on a tablet or a television in the shop. It shows what guests are called, and opens nothing else.',
  noLink: 'Not made yet',
  make: 'Make the link',
  replace: 'Replace the link',
  replaceSentence: 'When a screen is lost or the address got out, make another. All screens that are open now close.',
  sure: 'Replace',
  made: 'A new link is made',
  open: 'Open it here',
  local: 'This address opens on this computer only. For another device, open this page by an address that it can reach.',
}
