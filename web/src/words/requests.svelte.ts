// Words about what guests ask of their data.
import { en } from './requests.en'
import { ko, type RequestWords } from './requests.ko'
import { speech } from './words.svelte'

class RequestSpeech {
  words = $derived<RequestWords>(speech.code === 'en' ? en : ko)
}

export const requestSpeech = new RequestSpeech()
