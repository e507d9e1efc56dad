export const severity = {
  title: (a: { incident: string }) => `Severity of ${a.incident}`,
  send: "Set severity",
  cancel: "Cancel",
  which: "Severity",
  why: "Why? A few words for the record",
  /** One line under each choice of the form. */
  means: {
    sev1: "Down, or most people affected, or data at risk",
    sev2: "A major function broken, or many affected",
    sev3: "Some function or some people affected",
    sev4: "Small; can wait for working hours",
  },
  help: {
    title: "Help me choose",
    send: "Set this severity",
    label: "The first of these that is true decides",
  },
  unchanged: (a: { severity: string }) => `It is ${a.severity} already.`,
  usage: (a: { command: string }) => `Like this: \`${a.command} severity sev1 all payments fail\``,
};
