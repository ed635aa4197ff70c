// The words of calling by name: at the counter and for the owner in the chosen language, on a display in the shop's.
import { en } from './display.en'
import { ko, type DisplayWords } from './display.ko'
import { speech } from './words.svelte'

export const displayWords = (language: string): DisplayWords => (language === 'en' ? en : ko)

class DisplaySpeech {
  words = $derived<DisplayWords>(displayWords(speech.code))
}

export const displaySpeech = new DisplaySpeech()
