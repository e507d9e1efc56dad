import { createHmac } from "node:crypto";
import type { Config } from "../../../src/config/config.ts";
import type { Declare } from "../../../src/incident/commands.ts";
import { twilioCallbacks } from "../../../src/web/twilio-callbacks/twilio-callbacks.ts";
import { addressesInFile } from "../../../src/notify/contact-book.ts";
import { notifiersOf } from "../../../src/notify/configured.ts";
import type { Notifier } from "../../../src/notify/notifier.ts";
import type { Parts } from "../../../src/parts.ts";
import { personalParts } from "../../notify/personal-parts.ts";
import { openWarRoom } from "../../slack/war-room.ts";

export const AUTH_TOKEN = "twilio_test_auth_token";
export const LINUS = "+821012345678";
export const ADA = "+16175550123";

/** What Twilio brings, in a war room where Linus is called, and Ada with him. */
export async function openCallbacks({
  locale = "en",
  publicUrl = "https://watchfire.example.com",
  declaration = {},
  phones = {},
}: {
  locale?: "en" | "ko";
  publicUrl?: string;
  declaration?: Partial<Declare>;
  /** Of more people, by their names in the file. */
  phones?: Readonly<Record<string, string>>;
} = {}) {
  const room = await openWarRoom({ locale });
  const config = withTwilio(room.parts.config, publicUrl, { linus: LINUS, ada: ADA, ...phones });
  const desk = { ...room.parts, config, publicUrl };
  const parts = { ...desk, ...personalParts(desk, await twilioWays(desk)) };
  for (const [id, name] of [
    ["U0LINUS", "linus"],
    ["U0ADA", "ada"],
  ])
    await parts.people.learn({ id, team_id: "T0PRACTICE", name, locale: `${locale}-XX`, tz: "Asia/Seoul" });
  const pages = twilioCallbacks(parts);
  const incident = await room.declares(declaration);
  let sids = 0;
  const post = (path: string, form: Record<string, string>, signature = signed(publicUrl + path, form)) =>
    pages.request(path, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { "X-Twilio-Signature": signature },
    });
  const line = (person: string): string => {
    const call = incident.paging.calls.find((each) => each.person === person)!;
    return `${incident.number}/${call.step}/${person}`;
  };
  return {
    ...room,
    parts,
    pages,
    post,
    line,
    now: async () => (await room.engine.load(incident.number))!,
    /** What is heard when somebody picks up. */
    picksUp: async (person: string, answeredBy = "human") =>
      (await post(`/twilio/voice/${line(person)}`, { CallSid: "CA1", AnsweredBy: answeredBy })).text(),
    presses: async (person: string, Digits: string, CallSid = "CA1") =>
      (await post(`/twilio/voice/${line(person)}/key`, { CallSid, Digits })).text(),
    writes: async (From: string, Body: string, MessageSid = `SM${(sids += 1)}`) =>
      (await post("/twilio/sms", { From, Body, MessageSid })).text(),
  };
}

export function signed(url: string, form: Record<string, string>): string {
  const fields = Object.keys(form)
    .toSorted()
    .map((name) => `${name}${form[name]}`);
  return createHmac("sha1", AUTH_TOKEN)
    .update(url + fields.join(""))
    .digest("base64");
}

/** The ways this configuration sets up. What they send goes nowhere: no test of callbacks has them send. */
function twilioWays({ config, clock }: Pick<Parts, "config" | "clock">): Promise<Notifier[]> {
  return notifiersOf(config, { fetch: globalThis.fetch, clock, addressesOf: addressesInFile(config) });
}

function withTwilio(config: Config, publicUrl: string, phones: Readonly<Record<string, string>>): Config {
  const twilio = {
    accountSid: "AC00000000000000000000000000000000",
    authToken: AUTH_TOKEN,
    from: "+15551234567",
    apiUrl: "https://api.twilio.com",
    publicUrl,
  };
  return {
    ...config,
    people: config.people.map((person) => ({ ...person, phone: phones[person.name] ?? null })),
    notifiers: { ...config.notifiers, twilio },
  };
}
