import { SECOND } from "../../clock.ts";
import { hasTwoWaySms } from "../../notify/sms/country.ts";
import type { FarEndPorts } from "./far-end.ts";
import type { Text } from "./phone.ts";
import { createCallbacks, type CallbackPorts } from "./twilio-callbacks.ts";
import { createLines, type Lines } from "./twilio-lines.ts";
import { readTwiml } from "./twiml.ts";

/** Twilio, at the far end: it takes calls and messages by its own API, and asks the bot by its own signed callbacks. */
export interface PracticeTwilio extends Pick<Lines, "picksUp" | "presses" | "hangsUp" | "letGo"> {
  /** `path` begins behind the account. */
  answer(request: { method: string; path: string; form: URLSearchParams }): Promise<Response>;
  /** Sends a message from somebody's telephone to Watchfire's number. */
  texts(person: string, words: string): Promise<void>;
}

export interface PracticeTwilioPorts extends FarEndPorts {
  /** The number (E.164) of somebody's telephone, to which Watchfire wrote last. */
  numberOf(person: string): string;
  callbacks: CallbackPorts;
}

/** So many messages are remembered, for whoever asks whether one was sent. */
const REMEMBERED = 50;
/** How long a carrier takes to say that a message has arrived. */
const DELIVERY = SECOND;
/** Twilio's word for a number that doesn't exist. */
const UNKNOWN_NUMBER = "30003";

interface Sent {
  to: string;
  body: string;
  status: string;
  date_created: string;
}

export function practiceTwilio(ports: PracticeTwilioPorts): PracticeTwilio {
  const { clock, entropy, phones, ownerOf, numberOf } = ports;
  const callbacks = createCallbacks(ports.callbacks);
  const lines = createLines({ ...ports, callbacks });
  let sent: readonly Sent[] = [];

  return {
    ...lines,
    async answer({ method, path, form }) {
      const to = form.get("To") ?? "";
      if (method === "GET" && path.startsWith("Messages.json"))
        return Response.json({ messages: sent.filter((message) => message.to === to) });
      if (method === "GET" && path.startsWith("Calls.json")) return Response.json({ calls: lines.under(to) });
      if (path === "Messages.json") return Response.json(await takeMessage(to, form), { status: 201 });
      if (path === "Calls.json") return Response.json(await lines.dial(to, form), { status: 201 });
      const sid = /^Calls\/(\w+)\.json$/.exec(path)?.[1];
      if (sid !== undefined && form.get("Status") === "canceled") return Response.json(lines.cancel(sid));
      return Response.json({ code: 20404, message: "The requested resource was not found" }, { status: 404 });
    },
    async texts(person, words) {
      const from = numberOf(person);
      arrive(person, { number: from, text: words, mine: true });
      // Inside Korea a reply to a number abroad goes nowhere.
      if (!hasTwoWaySms(from)) return;
      const asked = { From: from, Body: words, MessageSid: newSid() };
      const answer = await callbacks.ask(callbacks.smsUrl, asked).catch(() => null);
      if (answer === null) return;
      for (const text of readTwiml(answer).messages) arrive(person, { number: from, text, mine: false });
    },
  };

  async function takeMessage(to: string, form: URLSearchParams): Promise<object> {
    const person = await ownerOf("phone", to);
    const sid = newSid();
    const body = form.get("Body") ?? "";
    const date_created = new Date(clock.machineNow()).toISOString();
    sent = [...sent, { to, body, status: person === null ? "undelivered" : "delivered", date_created }].slice(
      -REMEMBERED,
    );
    if (person !== null) arrive(person, { number: to, text: body, mine: false });
    const report = form.get("StatusCallback");
    const word =
      person === null ? { MessageStatus: "undelivered", ErrorCode: UNKNOWN_NUMBER } : { MessageStatus: "delivered" };
    if (report !== null) clock.after(DELIVERY, () => callbacks.tell(report, { MessageSid: sid, ...word }));
    return { sid, status: "queued" };
  }

  function arrive(person: string, given: Pick<Text, "number" | "text" | "mine">): void {
    const silent = !given.mine && phones.isSilent(person);
    const arrived: Text = { ...given, id: newSid(), at: clock.now(), seen: given.mine, silent };
    phones.change(person, (phone) => ({ ...phone, texts: [...phone.texts, arrived] }));
  }

  function newSid(): string {
    return `SM${Buffer.from(entropy.token(16), "base64url").toString("hex")}`;
  }
}
