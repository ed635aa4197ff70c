// Short messages at the foot of the screen that go by themselves; read out to those who cannot see them.
export interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
}

class Toasts {
  all = $state<Toast[]>([])
  #next = 1

  good(text: string) {
    this.#show(text, 'good', 4_000)
  }
  bad(text: string) {
    this.#show(text, 'bad', 9_000)
  }
  dismiss(id: number) {
    this.all = this.all.filter((toast) => toast.id !== id)
  }
  clear() {
    this.all = []
  }
  #show(text: string, tone: Toast['tone'], stay_ms: number) {
    const id = this.#next++
    this.all.push({ id, text, tone })
    setTimeout(() => this.dismiss(id), stay_ms)
  }
}

export const toasts = new Toasts()
