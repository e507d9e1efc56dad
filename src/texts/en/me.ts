/** One's own settings: how somebody is reached. Nobody else ever sees them. */
export const me = {
  form: { title: "How I am reached", submit: "Save", close: "Close" },
  intro: "Only you see this. A new address counts once you have verified it.",
  phone: "Phone, for calls and text messages",
  phoneHint: "With its country: +44 7700 900123. Empty takes it out.",
  phoneHintKorea: "Like 010-1234-5678, or with its country. Empty takes it out.",
  email: "Mail",
  emailHint: "Empty takes it out.",
  pushover: "Pushover user key",
  pushoverHint: "The 30 letters and digits of its front page.",
  ntfy: "ntfy topic",
  ntfyHint: "One that nobody guesses; letters, digits, - and _.",
  inFile: (a: { address: string }) => `In watchfire.yml: ${a.address}. What you enter and verify here takes its place.`,
  inUse: (a: { address: string }) => `Calls go to ${a.address} until this one is verified.`,
  kind: { phone: "Phone", email: "Mail", pushover: "Pushover", ntfy: "ntfy" },
  verified: (a: { kind: string; address: string; when: string }) => `✓ *${a.kind}* ${a.address}: verified ${a.when}`,
  fromFile: (a: { kind: string; address: string }) => `✓ *${a.kind}* ${a.address}: from watchfire.yml`,
  notVerified: (a: { kind: string; address: string }) =>
    `⚠ *${a.kind}* ${a.address}: not verified yet, nothing but a code goes there`,
  noWay: "This server has no way to use it yet; it is kept until it has.",
  reachedBy: (a: { means: string }) => `Calls reach you by: ${a.means}`,
  lastRehearsal: (a: { when: string; missing: string | null }) =>
    a.missing
      ? `Last rehearsal ${a.when}: not confirmed: ${a.missing}`
      : `Last rehearsal ${a.when}: everything arrived`,
  neverRehearsed: "Never rehearsed: send yourself a test page.",
  verifyBy: {
    sms: "Verify by SMS",
    voice: "Verify by call",
    mail: "Verify by mail",
    push: "Verify by push",
  },
  undelivered: (a: { means: string }) =>
    `Your code could not be sent by ${a.means}. Look at what you entered, or verify it another way.`,
  test: "Send a test page",
  card: "Contact card",
  cardHint:
    "Put Watchfire's number on your telephone and let it ring through night mode: for iPhone as a favourite or with Emergency Bypass, for Android as a starred contact.",
  cardComment: "Watchfire's contact card. Add it, then let it ring through night mode.",
  rule: {
    sms: "Text message",
    voice: "Voice call",
    push: "Push message",
    mail: "Mail",
  },
  ruleHint: "From the moment you are called.",
  choices: {
    ladder: "as the severity's ladder says",
    atOnce: "at once",
    after: (a: { minutes: number }) => `after ${a.minutes} min`,
    never: "never",
  },
  language: "Language",
  languages: { slack: "as in Slack", en: "English", ko: "한국어" },
  codeForm: {
    title: "Type the code",
    submit: "Verify",
    close: "Back",
    code: "Six digits",
    sent: (a: { means: string }) => `A code is on its way by ${a.means}. It is valid for 10 minutes.`,
  },
};
