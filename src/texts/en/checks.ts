/** What proves that a way reaches somebody, outside Slack: rehearsals and codes. None of it is about an incident. */
export const checks = {
  /** Before everything a rehearsal shows. */
  mark: "[TEST]",
  rehearsalTitle: "[TEST] Watchfire rehearsal",
  rehearsal: "This is a test page, not a real incident. Confirm that it reached you.",
  codeTitle: "Your Watchfire code",
  code: (a: { code: string }) =>
    `${a.code} is your code. Type it in Slack within 10 minutes. If you didn't ask for it, do nothing.`,
  confirm: "It reached me",
  /** `brief`: where there is little room. */
  sms: (a: { answer: "reply" | { url: string } | null; brief: boolean }) => {
    const how = a.answer === "reply" ? "Reply 1" : a.answer === null ? "Confirm in Slack" : `Confirm: ${a.answer.url}`;
    return a.brief ? `[TEST] ${how}` : `[TEST] Watchfire rehearsal, not a real incident. ${how}`;
  },
  smsCode: (a: { code: string }) => `Watchfire code: ${a.code}. Type it in Slack within 10 minutes.`,
  smsThanks: "[TEST] Recorded: text messages reach you.",
  voice: {
    rehearsal: "This is Watchfire with a test call. It is not a real incident. If you can hear it, press 1.",
    noKey: "I did not hear a key. You can still confirm in Slack.",
    thanks: "Thank you. Telephone calls reach you.",
    over: "This test is over. There is nothing to do.",
    /** Digit by digit, said slowly. */
    code: (a: { code: string }) => `This is Watchfire. Your code is: ${[...a.code].join(", ")}.`,
    codeOver: "This code is no longer valid. Ask for another one in Slack.",
  },
  page: {
    ask: "This is a test page, not a real incident. Press the button if it reached you.",
    thanks: (a: { means: string }) => `Recorded: ${a.means} reaches you. Nothing more to do.`,
    over: "This test is over. Nothing to do.",
  },
};
