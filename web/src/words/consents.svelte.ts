// The labels of consents, in the chosen language.
import { en } from './consents.en'
import { ko, type ConsentsWords } from './consents.ko'
import { speech } from './words.svelte'

class ConsentsSpeech {
  words = $derived<ConsentsWords>(speech.code === 'en' ? en : ko)
}

export const consentsSpeech = new ConsentsSpeech()
