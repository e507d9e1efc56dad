import { systemClock } from "../../src/clock.ts";
import { practiceCast } from "../../src/practice/cast.ts";
import { practiceConfig } from "../../src/config/check-config.ts";
import { systemEntropy } from "../../src/entropy.ts";
import { createFarEnds } from "../../src/practice/phones/far-ends.ts";
import { createPhones } from "../../src/practice/phones/phones.ts";
import { reachable } from "../../src/practice/phones/reachable.ts";
import { practiceFile } from "../../src/practice/practice-file.ts";
import { createPracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import type { PracticeSlack } from "../../src/practice/slack/practice-slack.ts";
import { practiceWeb } from "../../src/practice/web/practice-web.ts";
import type { PracticeWebOptions } from "../../src/practice/web/practice-web.ts";
import { botScopes, connectFakeBot } from "./fake-bot.ts";

const verbs = [
  ["severity", "sevN reason · raise or lower it"],
  ["role", "ic|comms|scribe @user · give a role"],
  ["update", "draft a status update"],
  ["page", "@user why · wake somebody"],
  ["ack", "I'm on it"],
  ["mitigate", "customers are fine again"],
  ["resolve", "back to normal"],
  ["close", "five ticks and the postmortem"],
  ["timeline", "what happened so far"],
  ["list", "open incidents"],
  ["oncall", "who is on call"],
  ["help", "all of this"],
].map(([name = "", hint = ""]) => ({ name, hint }));

/** A practice workspace with the stand-in bot, and the page's server over it. */
export function freshWorkspace(options: Partial<PracticeWebOptions> = {}) {
  const slack: PracticeSlack = createPracticeSlack({ clock: systemClock, cast: practiceCast, botScopes });
  const bot = connectFakeBot(slack);
  const phones = createPhones({ clock: systemClock, people: () => slack.people() });
  const farEnds = createFarEnds({
    config: reachable(practiceConfig(practiceFile("en", systemClock.now())), practiceCast, "http://localhost:3000"),
    clock: systemClock,
    entropy: systemEntropy,
    phones,
    cast: () => slack.people(),
    parts: () => {
      throw new Error("Only the stand-in bot is here.");
    },
    whileRunning: (work) => work(),
  });
  const web = practiceWeb(slack, {
    clock: systemClock,
    phones,
    farEnds,
    commands: [{ command: "/incident", hint: "declare an incident, or run the one you are in", verbs }],
    shortcuts: [
      { callbackId: "declare_from_message", name: "Declare from this message", kind: "message" },
      { callbackId: "add_to_timeline", name: "Add to timeline", kind: "message" },
    ],
    ...options,
  });
  return { slack, bot, phones, farEnds, web };
}
