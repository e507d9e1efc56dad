import { describe, expect, it } from "vitest";
import { notifiersOf } from "../../src/notify/configured.ts";
import { addressesInFile } from "../../src/notify/contact-book.ts";
import { meansOf } from "../../src/notify/notifier.ts";
import { configOf, socketTokens } from "../config/sources.ts";
import { standingClock } from "../practice/workspace.ts";

const ports = { fetch: globalThis.fetch, clock: standingClock() };
const file = (more: string) => `
publicUrl: https://watchfire.example.com
people:
  grace: { slack: U0GRACE, phone: "+821012345678", email: grace@example.com }
  linus: { slack: U0LINUS, phone: "+16175550123", ntfy: wf-linus }
  ada: { slack: U0ADA }
notifiers:
${more}`;
const variables = { ...socketTokens, TOKEN: "t", KEY: "k", SMTP: "smtp://localhost" };
const twilio = `  twilio: { accountSid: AC${"0".repeat(32)}, authTokenEnv: TOKEN, from: "+16175550000" }\n`;
const solapi = `  solapi: { apiKeyEnv: KEY, apiSecretEnv: TOKEN, from: "0212345678" }\n`;
const rest = `  email: { urlEnv: SMTP, from: w@example.com }\n  ntfy: {}\n`;
const reached = async (more: string) => {
  const config = configOf(file(more), variables);
  const notifiers = await notifiersOf(config, { ...ports, addressesOf: addressesInFile(config) });
  return Object.fromEntries(
    ["U0GRACE", "U0LINUS", "U0ADA"].map((person) => [person, meansOf(notifiers, person).map(({ name }) => name)]),
  );
};

describe("the configured ways", () => {
  it("reach each person by what is known of them", async () => {
    expect(await reached(twilio + rest)).toEqual({
      U0GRACE: ["slack", "voice", "sms", "mail"],
      U0LINUS: ["slack", "voice", "sms", "ntfy"],
      U0ADA: ["slack"],
    });
  });

  it("send one message to a Korean number, from the Korean sender", async () => {
    expect(await reached(twilio + solapi)).toEqual({
      U0GRACE: ["slack", "voice", "solapi"],
      U0LINUS: ["slack", "voice", "sms"],
      U0ADA: ["slack"],
    });
  });

  it("are none where none is set up", async () => {
    const config = configOf("");
    expect(await notifiersOf(config, { ...ports, addressesOf: addressesInFile(config) })).toEqual([]);
  });
});
