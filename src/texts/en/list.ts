/** The open incidents. Titles are escaped, people come as mentions. */
export const list = {
  none: (a: { command: string }) => `No incident is open. To declare one: \`${a.command} checkout is down\``,
  count: (a: { open: number }) => (a.open === 1 ? "One incident is open" : `${a.open} incidents are open`),
  ic: (a: { who: string }) => `IC ${a.who}`,
  noIc: "no IC",
  since: (a: { ago: string }) => `declared ${a.ago}`,
  hidden: (a: { count: number }) => `and ${a.count} more`,
};
