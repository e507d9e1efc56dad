export const entries = {
  usage: {
    note: (a: { command: string }) => `What should be noted? \`${a.command} note 03:12 the gateway called back\``,
    decision: (a: { command: string }) =>
      `What was decided? \`${a.command} decision switch to the second gateway at 04:20\``,
    finding: (a: { command: string }) => `What was found? \`${a.command} finding the connection pool is exhausted\``,
    action: (a: { command: string }) => `What are you doing? \`${a.command} action rolling back 2.41\``,
    impact: (a: { command: string }) =>
      `What fails, and for how many? \`${a.command} impact card payments fail, about 70 %\``,
    eta: (a: { command: string }) => `When will it be back? \`${a.command} eta 03:50\` or \`${a.command} eta 30m\``,
  },
  already: (a: { phase: string }) => `It is marked so already: ${a.phase}.`,
  etaSet: (a: { time: string }) => `Expected back ${a.time}.`,
};
