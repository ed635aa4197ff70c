// The labels of what the shop has learned, in the chosen language.
import { en } from './insights.en'
import { ko, type InsightWords } from './insights.ko'
import { speech } from './words.svelte'

class InsightSpeech {
  words = $derived<InsightWords>(speech.code === 'en' ? en : ko)
}

export const insights = new InsightSpeech()
