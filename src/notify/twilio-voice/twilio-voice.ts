import { z } from "zod";
import { addressOf, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import type { Notifier, PageCall } from "../notifier.ts";
import { parsed, type ProviderPorts } from "../provider.ts";
import { statusUrl, twilioAccount, voiceUrl, type TwilioSettings } from "../twilio-account.ts";
import { ways } from "../ways.ts";

export interface TwilioVoicePorts extends ProviderPorts {
  settings: TwilioSettings;
  addresses: Addresses;
  guard: Guard;
}

/** Long enough to be woken by it, and mostly short of voicemail. */
const RING_SECONDS = "40";

/**
 * Telephone calls through Twilio. What is said is asked for when somebody picks up, so that it is true then; a machine
 * that picks up is told nothing. A stand-down makes no call: it ends one that still rings.
 */
export function createTwilioVoice({ settings, addresses, guard, ...ports }: TwilioVoicePorts): Notifier {
  const account = twilioAccount(settings, ports);
  /** Only to stop the ringing: a call that a restart has forgotten rings out, and says that it is over. */
  const ringing = new Map<string, string>();
  const lineOf = ({ incident, target }: PageCall): string => `${incident}:${target}`;

  return {
    ...ways.voice,
    reaches: (person) => addresses.has(person),
    page: (call) =>
      guard.run(async () => {
        const to = addressOf(addresses, call.target, "phone number");
        // A second call to a telephone that rings would be busy, and nobody could tell why.
        const sid = (call.attempt > 1 ? await underWay(call, to) : null) ?? (await dial(call, to));
        ringing.set(lineOf(call), sid);
      }),
    async standDown(call) {
      const sid = ringing.get(lineOf(call));
      ringing.delete(lineOf(call));
      // `canceled` ends what is queued or rings; whoever has picked up is not cut off.
      if (sid !== undefined) await guard.run(() => account.post(`Calls/${sid}.json`, { Status: "canceled" }));
    },
  };

  async function dial(call: PageCall, to: string): Promise<string> {
    const answer = await account.post("Calls.json", {
      To: to,
      From: settings.from,
      Url: voiceUrl(settings, call),
      MachineDetection: "Enable",
      Timeout: RING_SECONDS,
      StatusCallback: statusUrl(settings, "voice", call),
      StatusCallbackEvent: ["completed"],
    });
    return parsed("Twilio", answer, callSchema).sid;
  }

  /** An earlier attempt whose answer got lost; never the call of another incident to the same telephone. */
  async function underWay(call: PageCall, to: string): Promise<string | null> {
    const query = { To: to, From: settings.from, PageSize: "20" };
    const { calls } = await account.list("Calls.json", query, z.object({ calls: z.array(callSchema) }));
    const others = new Set([...ringing].filter(([line]) => line !== lineOf(call)).map(([, sid]) => sid));
    const open = calls.filter(({ status }) => ["queued", "initiated", "ringing", "in-progress"].includes(status));
    return open.find(({ sid }) => !others.has(sid))?.sid ?? null;
  }
}

const callSchema = z.object({ sid: z.string(), status: z.string() });
