// The labels of sending, in the chosen language.
import { en } from './sending.en'
import { ko, type SendingWords } from './sending.ko'
import { speech } from './words.svelte'

class SendingSpeech {
  words = $derived<SendingWords>(speech.code === 'en' ? en : ko)
}

export const sendingSpeech = new SendingSpeech()
