import { createHmac } from "node:crypto";
import type { Parts } from "../../src/parts.ts";
import { twilioCallbacks } from "../../src/web/twilio-callbacks/twilio-callbacks.ts";
import { WEBHOOK_SECRET } from "./config.ts";
import type { WorldOptions } from "./world.ts";

/** Twilio as one more of the notifiers; the token is the one secret that the world's environment holds. */
export const twilioYaml = `  twilio: { accountSid: AC${"0".repeat(32)}, authTokenEnv: WATCHFIRE_WEBHOOK_SECRET, from: "+16175550000" }
`;

/** What reached Twilio. */
export interface FarTwilio {
  wire: NonNullable<WorldOptions["wire"]>;
  /** Text messages to a number, the oldest first. */
  messagesTo(phone: string): string[];
  /** Calls to a number, the oldest first: where Twilio asks what to say. */
  callsTo(phone: string): string[];
  /** Brings something to our callbacks as Twilio would, and returns what it is answered. */
  brings(parts: Parts, path: string, form: Record<string, string>): Promise<string>;
}

export function createFarTwilio(): FarTwilio {
  const taken: { path: string; form: URLSearchParams }[] = [];
  const to = (phone: string, list: string, field: string): string[] =>
    taken
      .filter(({ path, form }) => path.endsWith(list) && form.get("To") === phone)
      .map(({ form }) => form.get(field) ?? "");
  return {
    wire: (deliver, direct) => ({
      deliver,
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : String(input));
        if (url.hostname !== "api.twilio.com") return direct(input, init);
        if (init?.method === "GET") return Response.json({ messages: [], calls: [] });
        const body = typeof init?.body === "string" ? init.body : "";
        taken.push({ path: url.pathname, form: new URLSearchParams(body) });
        return Response.json({ sid: `SM${taken.length}`, status: "queued" }, { status: 201 });
      },
    }),
    messagesTo: (phone) => to(phone, "Messages.json", "Body"),
    callsTo: (phone) => to(phone, "Calls.json", "Url"),
    async brings(parts, path, form) {
      const url = `https://watchfire.example.com${path}`;
      const fields = Object.keys(form)
        .toSorted()
        .map((name) => `${name}${form[name]}`);
      const signature = createHmac("sha1", WEBHOOK_SECRET)
        .update(url + fields.join(""))
        .digest("base64");
      const body = new URLSearchParams(form);
      const headers = { "X-Twilio-Signature": signature };
      const answer = await twilioCallbacks(parts).request(url, { method: "POST", body, headers });
      return answer.text();
    },
  };
}
