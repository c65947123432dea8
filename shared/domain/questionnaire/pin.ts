const PIN = /^[0-9]{4,8}$/

/** What is wrong with a PIN that an expert chooses, as a Chinese sentence; null when it will do. */
export function problemInPin(pin: string): string | null {
  return PIN.test(pin) ? null : 'PIN：应为 4 至 8 位数字'
}
