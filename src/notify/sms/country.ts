/** Whether whoever has this number (E.164) can answer a text message of ours by another. */
export function hasTwoWaySms(phone: string): boolean {
  return !oneWay.some((prefix) => phone.startsWith(prefix));
}

/** South Korea: messages from abroad come from a number that takes none. */
const oneWay = ["+82"];

export function isKorean(phone: string): boolean {
  return phone.startsWith("+82");
}
