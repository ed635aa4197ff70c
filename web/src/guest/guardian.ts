// A child under 14 is kept with a guardian's verified consent only (PIPA 22-2).
import { guardian_ways, type GuardianInput, type GuardianWay } from '../server/types'

export const noGuardian = () => ({ name: '', phone: '', method: '' as GuardianWay | '' })
export type TypedGuardian = ReturnType<typeof noGuardian>

// Both days are written as 2015-05-05. Born on the 29th of February she is 14 on the 1st of March, as such text sorts.
export function isChild(birth: string, today: string): boolean {
  const [year, rest] = [Number(birth.slice(0, 4)), birth.slice(4)]
  return birth.length === 10 && year >= 1900 && birth <= today && `${year + 14}${rest}` > today
}

export function whole(typed: TypedGuardian): GuardianInput | null {
  const method = guardian_ways.find((way) => way === typed.method)
  const [name, phone] = [typed.name.trim(), typed.phone.trim()]
  return method && name !== '' && phone !== '' ? { name, phone, method } : null
}

// As numbers are written: 010-1234-5678.
export const spaced = (phone: string) => phone.replace(/^(02|0\d\d)(\d{3,4})(\d{4})$/, '$1-$2-$3')
