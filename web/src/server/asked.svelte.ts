// An answer of the program on a screen: on its way, here, or failed. A newer question overtakes an older one, and what is
// shown stays until the new answer is here.
export class Asked<Answer> {
  answer = $state.raw<Answer | null>(null)
  problem = $state.raw<unknown>(null)
  #ask: () => Promise<Answer>
  #turn = 0

  constructor(ask: () => Promise<Answer>) {
    this.#ask = ask
  }

  forget() {
    ++this.#turn
    this.answer = null
    this.problem = null
  }

  async refresh() {
    const turn = ++this.#turn
    try {
      const answer = await this.#ask()
      if (turn !== this.#turn) return
      this.answer = answer
      this.problem = null
    } catch (reason) {
      if (turn === this.#turn) this.problem = reason
    }
  }
}
