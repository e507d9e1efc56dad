/** Whether Twilio took for a machine whatever picked up, by its `AnsweredBy`; undecided is a person. */
export function isMachine(answeredBy: string | null): boolean {
  return /^(machine|fax)/.test(answeredBy ?? "");
}
