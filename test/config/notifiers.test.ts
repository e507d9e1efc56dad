import { describe, expect, it } from "vitest";
import { configOf, mistakesIn, socketTokens } from "./sources.ts";

const file = `
publicUrl: https://watchfire.example.com/
people:
  grace: { slack: U01GRACE, phone: "+82 10-1234-5678", pushover: ${"u".repeat(30)}, ntfy: wf-grace, pagerdutyEnv: PD_GRACE }
notifiers:
  twilio: { accountSid: AC${"0".repeat(32)}, authTokenEnv: TWILIO_TOKEN, from: "+1 617 555 0000" }
  solapi: { apiKeyEnv: SOLAPI_KEY, apiSecretEnv: SOLAPI_SECRET, from: "02-1234-5678" }
  email: { urlEnv: SMTP_URL, from: "Watchfire <watchfire@example.com>" }
  pagerduty: { apiUrl: "https://events.eu.pagerduty.com/" }
  pushover: { tokenEnv: PUSHOVER_TOKEN }
  ntfy: {}
`;
const secrets = {
  TWILIO_TOKEN: "twilio-secret",
  SOLAPI_KEY: "solapi-key",
  SOLAPI_SECRET: "solapi-secret",
  SMTP_URL: "smtps://me:pass@mail.example.com",
  PD_GRACE: "pd-key",
  PUSHOVER_TOKEN: "pushover-token",
};

describe("the notifiers of the file", () => {
  it("are read with their secrets from the environment, and numbers as E.164", () => {
    const { notifiers, people } = configOf(file, { ...socketTokens, ...secrets });
    expect(people[0]).toMatchObject({ phone: "+821012345678", pushover: "u".repeat(30), ntfy: "wf-grace" });
    expect(notifiers).toEqual({
      webhook: null,
      twilio: {
        accountSid: `AC${"0".repeat(32)}`,
        authToken: "twilio-secret",
        from: "+16175550000",
        apiUrl: "https://api.twilio.com",
        publicUrl: "https://watchfire.example.com",
      },
      solapi: {
        apiKey: "solapi-key",
        apiSecret: "solapi-secret",
        from: "0212345678",
        apiUrl: "https://api.solapi.com",
      },
      email: { url: "smtps://me:pass@mail.example.com", from: "Watchfire <watchfire@example.com>" },
      pagerduty: { apiUrl: "https://events.eu.pagerduty.com", routingKeys: { U01GRACE: "pd-key" } },
      pushover: { token: "pushover-token", apiUrl: "https://api.pushover.net" },
      ntfy: { apiUrl: "https://ntfy.sh", token: null },
      named: ["twilio", "solapi", "email", "pagerduty", "pushover", "ntfy"],
    });
  });

  it("ask for every secret by its variable, and never show one", () => {
    const said = mistakesIn(file, { ...socketTokens, SMTP_URL: "https://me:hunter2@mail.example.com" }).join("\n");
    for (const name of ["TWILIO_TOKEN", "SOLAPI_KEY", "SOLAPI_SECRET", "PD_GRACE", "PUSHOVER_TOKEN"])
      expect(said).toContain(`the environment variable ${name} is not set.`);
    expect(said).toContain("notifiers.email.urlEnv: the variable doesn't hold the address of a mail server.");
    expect(said).not.toContain("hunter2");
  });

  it("reach nobody in practice, and ask for nothing", () => {
    const { notifiers } = configOf(file, {});
    expect(notifiers).toMatchObject({ twilio: null, email: null, pagerduty: null, ntfy: null });
    expect(notifiers.named).toContain("twilio");
  });

  it.each([
    [
      'people: { a: { slack: U01A, phone: "010-1234-5678" } }',
      'people.a.phone: "010-1234-5678" is not a phone number.',
    ],
    ["people: { a: { slack: U01A, pushover: short } }", 'people.a.pushover: "short" is not a Pushover user key.'],
    ['people: { a: { slack: U01A, ntfy: "a topic" } }', 'people.a.ntfy: "a topic" is not an ntfy topic.'],
    ["notifiers: { twilio: { accountSid: SK1 } }", 'notifiers.twilio.accountSid: "SK1" is not a Twilio account SID.'],
    ["notifiers: { solapi: { from: '+8221234' } }", 'notifiers.solapi.from: "+8221234" is not a sender number.'],
    ["notifiers: { email: { from: nobody } }", 'notifiers.email.from: "nobody" is not a sender.'],
    ["notifiers: { twillio: {} }", 'notifiers.twillio: unknown key. Did you mean "twilio"?'],
  ])("%s is refused", (text, message) => {
    expect(mistakesIn(text).join("\n")).toContain(message);
  });

  it("refuses Twilio where it can't reach us", () => {
    const text = file.replace(/^publicUrl.*$/m, "");
    expect(mistakesIn(text, { ...socketTokens, ...secrets })).toEqual([
      expect.stringMatching(/watchfire\.yml:6: notifiers\.twilio: needs publicUrl/),
    ]);
  });
});
