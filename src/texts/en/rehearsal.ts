/** Rehearsals in Slack: the test page, what came of it, and the team's weekly line. People come as mentions. */
export const rehearsal = {
  title: "*[TEST]* This is a rehearsal, not a real incident.",
  weekly: "You are on call in the coming week, so Watchfire tries out how it reaches you.",
  ask: (a: { time: string }) =>
    `Answer on each way as you would answer a page: key 1, reply 1, the link, or the button below. Whatever isn't confirmed by ${a.time} counts as not arrived.`,
  confirm: "Slack reaches me",
  settings: "My settings",
  state: {
    waiting: (a: { means: string }) => `… ${a.means}: on its way`,
    sent: (a: { means: string }) => `… ${a.means}: sent, not confirmed yet`,
    failed: (a: { means: string }) => `⚠ ${a.means}: could not be sent`,
    confirmed: (a: { means: string }) => `✓ ${a.means}: reaches you`,
    missing: (a: { means: string }) => `⚠ ${a.means}: did not arrive, or was not confirmed`,
  },
  allWell: "*[TEST]* Rehearsal over: everything reaches you.",
  someMissing: (a: { missing: string }) => `*[TEST]* Rehearsal over. Not confirmed: ${a.missing}.`,
  nothingRings: "Nothing that rings reaches you: a page at night would wake nobody.",
  begun: "Your test page is on its way. What came of it stands in your direct messages with me.",
  alreadyUnderWay: "A rehearsal of yours is under way already. It stands in your direct messages with me.",
  means: {
    slack: "Slack",
    voice: "voice call",
    sms: "SMS",
    solapi: "SMS",
    push: "push",
    pushover: "Pushover",
    ntfy: "ntfy",
    pagerduty: "PagerDuty",
    webhook: "webhook",
    mail: "mail",
    phone: "telephone",
  } as Record<string, string>,
  result: (a: { reached: number; all: number }) => `Weekly rehearsal: ${a.reached} of ${a.all} can be reached.`,
  personMissing: (a: { who: string; missing: string; works: string | null }) =>
    a.works
      ? `${a.who}: ${a.missing} did not arrive; ${a.works} works.`
      : `${a.who}: nothing that rings arrived (${a.missing}).`,
  personNothing: (a: { who: string }) => `${a.who}: has no means that rings.`,
  personNotAsked: (a: { who: string }) => `${a.who}: could not be rehearsed in their working hours.`,
  fixMine: "Fix mine",
};
