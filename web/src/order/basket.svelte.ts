// An order being put together: lines of items with at most one modifier of each option group.
import type { Item, Menu, OptionGroup, OrderLine, UsualLine } from '../server/types'

export interface BasketLine {
  id: number
  item: Item
  chosen: Record<string, string> // option group -> modifier id; absent: as it comes
  quantity: number
}

const most = 99

export class Basket {
  lines = $state<BasketLine[]>([])
  open = $state(-1) // the line whose options are shown
  #menu: Menu
  #next = 1

  constructor(menu: Menu, start: UsualLine[]) {
    this.#menu = menu
    for (const line of start) {
      const item = menu.items.find((one) => one.id === line.item)
      if (item) this.#push(item, this.#chosen(item, line.modifiers.map((one) => one.id)), line.quantity)
    }
  }

  groups(item: Item): OptionGroup[] {
    return this.#menu.option_groups.filter((group) => item.option_groups.includes(group.name))
  }

  add(item: Item) {
    const same = this.lines.find((line) => line.item.id === item.id && Object.keys(line.chosen).length === 0)
    if (same) this.more(same)
    else this.#push(item, {}, 1)
    this.open = same?.id ?? this.lines.at(-1)?.id ?? -1
  }

  choose(line: BasketLine, group: string, modifier: string) {
    if (modifier === '') delete line.chosen[group]
    else line.chosen[group] = modifier
  }

  more(line: BasketLine) {
    line.quantity = Math.min(most, line.quantity + 1)
  }

  fewer(line: BasketLine) {
    if (line.quantity > 1) line.quantity -= 1
    else this.remove(line)
  }

  remove(line: BasketLine) {
    this.lines = this.lines.filter((one) => one.id !== line.id)
  }

  modifiers(line: BasketLine) {
    return this.groups(line.item).flatMap((group) => group.modifiers.filter((one) => one.id === line.chosen[group.name]))
  }

  // What the menu asks for it; the program has the last word on what is recorded.
  price_minor(line: BasketLine): number {
    const each = this.modifiers(line).reduce((sum, modifier) => sum + modifier.price_minor, line.item.price_minor)
    return each * line.quantity
  }

  total_minor(): number {
    return this.lines.reduce((sum, line) => sum + this.price_minor(line), 0)
  }

  said(): string {
    return this.lines.map((line) => [line.item.name, ...this.modifiers(line).map((one) => one.name)].join(' ')).join(', ')
  }

  asOrder(): OrderLine[] {
    return this.lines.map((line) => ({
      item: line.item.id,
      modifiers: this.modifiers(line).map((one) => one.id),
      quantity: line.quantity,
    }))
  }

  #push(item: Item, chosen: Record<string, string>, quantity: number) {
    this.lines.push({ id: this.#next++, item, chosen, quantity })
  }

  #chosen(item: Item, modifiers: string[]): Record<string, string> {
    const chosen: Record<string, string> = {}
    for (const group of this.groups(item)) {
      const found = group.modifiers.find((one) => modifiers.includes(one.id))
      if (found) chosen[group.name] = found.id
    }
    return chosen
  }
}
