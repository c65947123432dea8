/** Amounts in 万元 as decimal texts, added exactly: integers of 1/10,000 (one yuan). */
const PLACES = 4

function toYuan(amount: string): number {
  const [whole = '0', decimals = ''] = amount.split('.')
  return Number(whole) * 10 ** PLACES + Number(decimals.padEnd(PLACES, '0').slice(0, PLACES))
}

function fromYuan(yuan: number): string {
  return (yuan / 10 ** PLACES).toFixed(2)
}

export function sum(amounts: readonly string[]): string {
  return fromYuan(amounts.reduce((total, amount) => total + toYuan(amount), 0))
}

export function times(amount: string, quantity: number): string {
  return fromYuan(toYuan(amount) * quantity)
}

/** A part of an amount in whole percent. */
export function percentOf(amount: string, percent: number): string {
  return fromYuan(Math.round((toYuan(amount) * percent) / 100))
}
