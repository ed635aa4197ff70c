// Who saw whom, and files that leave, in the chosen language.
import { en } from './trail.en'
import { ko, type TrailWords } from './trail.ko'
import { speech } from './words.svelte'

class TrailSpeech {
  words = $derived<TrailWords>(speech.code === 'en' ? en : ko)
}

export const trailSpeech = new TrailSpeech()
