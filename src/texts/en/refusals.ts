import type { Severity } from "../../incident/severity.ts";

type Nothing = Record<string, never>;
type About = { incident: string };

/** Private answers when something can't be done: what is wrong, and what to do. `<@…>` is a person. */
export const refusals = {
  notAMember: (_: Nothing) => "Guests and outside partners can read here but not steer. Ask a member of the team.",
  standingUnknown: (_: Nothing) =>
    "I can't ask Slack who you are just now, so nothing was changed. Please try again in a moment.",
  cannotSteer: (a: { person: string }) =>
    `<@${a.person}> can't take a role: only full members of this workspace who are still here can.`,
  noSuchIncident: (a: About) => `There is no ${a.incident}. \`/incident list\` shows the open ones.`,
  incidentOver: (a: About & { phase: string }) => `${a.incident} is ${a.phase}. Reopen it first.`,
  titleMissing: (_: Nothing) => "What is happening? A few words are enough: `/incident checkout is down`",
  titleTooLong: (a: { longest: number }) =>
    `That title is too long. Use at most ${a.longest} characters; details fit in the summary or the room.`,
  reasonMissing: (a: { severity: Severity }) =>
    `Why? Add a few words: \`/incident severity ${a.severity} all payments fail\``,
  cancelReasonMissing: (_: Nothing) => "Why? Add a few words: `/incident cancel false alarm, load test`",
  notResponsible: (a: { act: "lower" | "cancel" | "resolve" | "close" | "replace" }) =>
    `Only somebody with a role here, or on call for it, can ${acts[a.act]}. Take a free role first, or ask them.`,
  nobodyOnCall: (a: { team: string }) =>
    `Nobody is on call for ${a.team} now. Call a person: \`/incident page @name why\``,
  nobodyToCall: (_: Nothing) => "There is nobody left to call at this level. Call a person: `/incident page @name why`",
  callingOneself: (_: Nothing) => "That is you. To take it, press I'm on it or type `/incident ack`.",
  pageOver: (a: About & { by: string | null }) =>
    a.by
      ? `<@${a.by}> has ${a.incident} already. Nothing to do.`
      : `The call for ${a.incident} has ended. Nothing to do.`,
  notCalled: (a: About) => `You aren't being called for ${a.incident}.`,
  wrongPhase: (a: About & { phase: string }) => `That doesn't fit now: ${a.incident} is ${a.phase}.`,
  notYourHandoff: (a: { to: string }) => `This is for <@${a.to}> to answer.`,
  notYetHappened: (_: Nothing) => "That time lies ahead. Write down what has happened.",
  etaInThePast: (_: Nothing) => "That time has passed. When do you expect it back?",
  textMissing: (_: Nothing) => "There is no text. Add a few words after the command.",
  textTooLong: (a: { longest: number }) => `That is too long. Use at most ${a.longest} characters.`,
  endBeforeBeginning: (_: Nothing) => "The end is before the beginning. Give the earlier time first.",
  whatHelpedMissing: (_: Nothing) => "What brought it back? One sentence.",
  pointsOpen: (a: { open: number }) =>
    `${a.open === 1 ? "One point is" : `${a.open} points are`} open. Say who takes them, or keep the incident open.`,
  notYours: (_: Nothing) => "Everybody sets this for themselves only.",
  notAPhone: (_: Nothing) => "That isn't a phone number. Write it with its country, such as +44 7700 900123.",
  notAKoreanPhone: (_: Nothing) =>
    "That isn't a phone number. Write it like 010-1234-5678, or with its country: +82 10 1234 5678.",
  notAnEmail: (_: Nothing) => "That isn't a mail address. Write one such as grace@example.com.",
  notAPushoverKey: (_: Nothing) =>
    "That isn't a Pushover user key. Copy the 30 letters and digits from Pushover's front page.",
  notANtfyTopic: (_: Nothing) => "That isn't an ntfy topic. Use up to 64 letters, digits, - and _.",
  nothingToVerify: (_: Nothing) => "There is nothing to verify any more. Open your settings again.",
  cannotVerifyBy: (_: Nothing) => "No code can be sent by that any more. Open your settings again.",
  tooManyCodes: (a: { minutes: number }) =>
    `You asked for 5 codes within an hour. Ask for the next one in ${a.minutes} min.`,
  wrongCode: (a: { left: number }) =>
    a.left === 1 ? "That isn't the code. One attempt is left." : `That isn't the code. ${a.left} attempts are left.`,
  codeExpired: (_: Nothing) => "This code is no longer valid. Go back and ask for another one.",
  codeSpent: (_: Nothing) => "Too many wrong codes. Go back and ask for another one.",
  updateSentBack: (a: { by: string | null }) =>
    `${a.by ? `<@${a.by}>` : "Somebody"} sent this draft back. Edit it first.`,
  updateChanged: (_: Nothing) => "The draft was edited after you read it. Look at it once more.",
  updatePublished: (a: { by: string | null }) =>
    `${a.by ? `<@${a.by}>` : "Somebody"} published this already. Draft a new update.`,
  noSuchUpdate: (_: Nothing) => "That draft is gone. Start a new one: `/incident update`",
  nobodyPublishes: (_: Nothing) => "Nobody commands yet. Take command or comms first, then approve.",
  notPublisher: (a: { comms: string | null; ic: string | null }) =>
    a.comms ? `<@${a.comms}> (comms) approves updates here.` : `<@${a.ic}> (IC) approves updates here.`,
  secondPersonNeeded: (_: Nothing) =>
    "A private incident takes a second person: somebody else approves what you wrote.",
  noShiftThen: (a: { person: string; team: string }) => `<@${a.person}> has no shift in ${a.team} in that time.`,
  coverInThePast: (_: Nothing) => "That time has passed. Say when it is to begin.",
  coverTooFar: (_: Nothing) => "That is more than a year away. Ask again nearer the time.",
  coveringOneself: (_: Nothing) =>
    "That is you. Ask somebody else, or the whole team: `/incident cover me from … to …`",
  notInRotation: (a: { person: string; team: string }) =>
    `<@${a.person}> takes no turns in ${a.team}. Ask somebody who does; who that is stands in watchfire.yml.`,
  cannotCover: (a: { person: string }) =>
    `<@${a.person}> can't be on call: only full members of this workspace who are still here can.`,
  coverSettled: (a: { taker: string | null }) =>
    a.taker ? `<@${a.taker}> has taken it already. Nothing to do.` : "That was settled before. Nothing to do.",
  coverOver: (_: Nothing) => "There is nothing left of that to cover. `/incident oncall` shows who is on.",
  notYoursToArrange: (_: Nothing) =>
    "Only those concerned, the team's manager or an admin can do that. Ask for your own shifts: `/incident cover @name from … to …`",
  handOverUnknown: (_: Nothing) => "There is no such hand-over.",
  noSuchTeam: (a: { team: string; teams: string }) => `There is no team called "${a.team}". Teams: ${a.teams}.`,
  whichTeam: (a: { teams: string; command: string }) =>
    `Which team? Write it first: \`${a.command} cover payments …\`. Teams: ${a.teams}.`,
} as const;

const acts = {
  lower: "lower the severity",
  cancel: "cancel the incident",
  resolve: "declare recovery",
  close: "close the incident",
  replace: "replace somebody",
} as const;
