import { describe, expect, it } from "vitest";
import { answerPages } from "../../src/web/answer-page/answer-pages.ts";
import { engines } from "../store/engines.ts";
import { createMailboxes, mailYaml } from "../world/mailbox.ts";
import { createFarTwilio, twilioYaml } from "../world/twilio.ts";
import type { World } from "../world/world.ts";
import { openWorld } from "./open-world.ts";

const SEOUL = "+821012345678";
const ADA = "ada@example.com";

async function open(kind: World["store"]["kind"]) {
  const twilio = createFarTwilio();
  const mailboxes = createMailboxes();
  const errors: string[] = [];
  const world = await openWorld(kind, {
    more: twilioYaml + mailYaml,
    wire: twilio.wire,
    mail: mailboxes.transport,
    onError: (fields, message) => void errors.push(`${message} ${JSON.stringify(fields)}`),
  });
  const presses = async (path: string): Promise<string> => {
    const pressed = await answerPages(world.bot().parts).request(path, {
      method: "POST",
      body: new URLSearchParams({ act: "confirm" }),
    });
    await world.settle();
    return pressed.text();
  };
  const stateOf = async (means: string) =>
    (await world.bot().parts.persons.load("U0ADA")).rehearsal?.means.find(({ name }) => name === means)?.state;
  return { world, twilio, ...mailboxes, errors, presses, stateOf };
}

const codeIn = (text: string | undefined): string => /\d{6}/.exec(text ?? "")?.[0] ?? "";

describe.each(engines)("a mail address on %s", (kind) => {
  it("is proved by the code that comes by mail, and then takes calls and test pages", async () => {
    const { world, mailsTo, presses, stateOf } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ email: ADA });
    expect(mailsTo(ADA)).toEqual([]);
    await world.ada.clicks("Verify by mail");
    const [mail] = mailsTo(ADA);
    expect(mail!.subject).toBe("Your Watchfire code");
    expect((await world.ada.submits({ code: codeIn(mail!.text) })).errors).toBeUndefined();
    await world.ada.closes({ all: true });

    await world.ada.types("#general", "/incident me rehearse");
    const test = mailsTo(ADA).at(-1)!;
    expect(test.subject).toBe("[TEST] Watchfire rehearsal");
    const [link = ""] = /https:\S+\/answer\/\S+/.exec(test.text)!;
    expect(await (await answerPages(world.bot().parts).request(link)).text()).toContain("It reached me");
    expect(await stateOf("mail")).toBe("sent");
    expect(await presses(link)).toContain("reaches you");
    expect(await stateOf("mail")).toBe("confirmed");

    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ rule_mail: "0" });
    await world.ben.types("#general", "/incident new sev1 search is down");
    expect(mailsTo(ADA).at(-1)!.subject).toMatch(/^\[SEV1\] INC-1 search is down/);
  });

  it("that nobody has is told to whoever entered it, and stands in no log", async () => {
    const { world, errors } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ email: "ada@nowhere.example" });
    await world.ada.clicks("Verify by mail");
    const told = await world.reads(world.ada, await world.ada.directMessage());
    expect(told).toContain("Your code could not be sent by");
    expect(errors).toHaveLength(1);
    expect(`${told} ${errors.join(" ")}`).not.toContain("nowhere.example");
  });
});

describe.each(engines)("a number that takes no replies on %s", (kind) => {
  it("confirms a test page by the short link in its message, and not by an older one", async () => {
    const { world, twilio, presses, stateOf } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ phone: SEOUL });
    await world.ada.clicks("Verify by SMS");
    expect((await world.ada.submits({ code: codeIn(twilio.messagesTo(SEOUL)[0]) })).errors).toBeUndefined();
    await world.ada.closes({ all: true });

    await world.ada.types("#general", "/incident me rehearse");
    const short = shortLinkIn(twilio.messagesTo(SEOUL).at(-1)!);
    const pages = answerPages(world.bot().parts);
    const leads = await pages.request(short);
    expect(leads.status).toBe(302);
    expect(await stateOf("sms")).toBe("sent");
    expect(await presses(leads.headers.get("Location")!)).toContain("reaches you");
    expect(await stateOf("sms")).toBe("confirmed");

    await world.passes({ minutes: 16 });
    expect(await presses(leads.headers.get("Location")!)).toContain("reaches you");
    await world.ada.types("#general", "/incident me rehearse");
    expect(shortLinkIn(twilio.messagesTo(SEOUL).at(-1)!)).not.toBe(short);
    expect((await pages.request(short)).status).toBe(404);
    expect((await pages.request(`${short.slice(0, -1)}2`)).status).toBe(404);
  });

  it("is told when the code did not arrive there", async () => {
    const { world, twilio } = await open(kind);
    await world.ada.types("#general", "/incident me");
    await world.ada.submits({ phone: SEOUL });
    await world.ada.clicks("Verify by SMS");
    await twilio.brings(world.bot().parts, "/twilio/check/code/U0ADA/1/status/sms", {
      MessageSid: "SM1",
      MessageStatus: "undelivered",
      ErrorCode: "30005",
    });
    await world.settle();
    expect(await world.reads(world.ada, await world.ada.directMessage())).toContain("Your code could not be sent by");
  });
});

/** Messages leave `https://` out where there is little room. */
function shortLinkIn(message: string): string {
  return /\/a\/R-U0ADA-[2-9A-Z]{8}/.exec(message)![0];
}
