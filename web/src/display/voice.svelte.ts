// The display's voice: a bell, then the words, as the browser's own speech says them. Browsers let a page make a sound only
// after somebody has touched it.
class Voice {
  on = $state(false)
  silent = $state(false) // the device has no voice of the language: the bell alone is heard
  #bell: AudioContext | null = null

  turnOn(language: string) {
    this.on = true
    this.#bell ??= new AudioContext()
    void this.#bell.resume()
    this.#ring()
    this.#look(language)
    speechSynthesis.addEventListener('voiceschanged', () => this.#look(language))
    void navigator.wakeLock?.request('screen').catch(() => {}) // a tablet does not sleep; without https it is not offered
  }

  say(text: string, language: string) {
    if (!this.on) return
    this.#ring()
    const words = new SpeechSynthesisUtterance(text)
    words.lang = language === 'en' ? 'en-US' : 'ko-KR'
    words.rate = 0.92
    const voice = this.#voiceOf(language)
    if (voice) words.voice = voice
    setTimeout(() => speechSynthesis.speak(words), 900)
  }

  #voiceOf(language: string) {
    return speechSynthesis.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language))
  }
  #look(language: string) {
    this.silent = this.#voiceOf(language) === undefined
  }

  // Two notes, the second lower.
  #ring() {
    const bell = this.#bell
    if (!bell) return
    for (const [at, pitch] of [[0, 784], [0.32, 622]] as const) {
      const note = bell.createOscillator()
      const loudness = bell.createGain()
      note.frequency.value = pitch
      loudness.gain.setValueAtTime(0.0001, bell.currentTime + at)
      loudness.gain.exponentialRampToValueAtTime(0.35, bell.currentTime + at + 0.02)
      loudness.gain.exponentialRampToValueAtTime(0.0001, bell.currentTime + at + 0.6)
      note.connect(loudness).connect(bell.destination)
      note.start(bell.currentTime + at)
      note.stop(bell.currentTime + at + 0.65)
    }
  }
}

export const voice = new Voice()
