// The words of a guest's own page, in the chosen language.
import { en } from './page.en'
import { ko, type PageWords } from './page.ko'
import { speech } from './words.svelte'

class PageSpeech {
  words = $derived<PageWords>(speech.code === 'en' ? en : ko)
}

export const pageSpeech = new PageSpeech()
