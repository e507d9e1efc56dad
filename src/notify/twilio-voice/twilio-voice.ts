import { z } from "zod";
import { addressOf, checkedAddress, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import type { Notifier, PageCall } from "../notifier.ts";
import { parsed, type ProviderPorts } from "../provider.ts";
import {
  checkStatusUrl,
  checkVoiceUrl,
  statusUrl,
  twilioAccount,
  voiceUrl,
  type TwilioSettings,
} from "../twilio-account.ts";
import { ways } from "../ways.ts";

export interface TwilioVoicePorts extends ProviderPorts {
  settings: TwilioSettings;
  addresses: Addresses;
  guard: Guard;
}

/** Long enough to be woken by it, and mostly short of voicemail. */
const RING_SECONDS = "40";

/**
 * A person who is taken for a machine is hung up on, which is worse than a greeting on a tape: whoever speaks for less
 * than four seconds is a person (Twilio's own limit is 2.4, and "Hello, who is calling at this hour?" is longer), and
 * whoever is still undecided after six is spoken to, in place of thirty of silence.
 */
const machineDetection = {
  MachineDetection: "Enable",
  MachineDetectionSpeechThreshold: "4000",
  MachineDetectionTimeout: "6",
} as const;

/**
 * Telephone calls through Twilio. What is said is asked for when somebody picks up, so that it is true then; a machine
 * that picks up is told nothing. A stand-down makes no call: it ends one that still rings.
 */
export function createTwilioVoice({ settings, addresses, guard, ...ports }: TwilioVoicePorts): Notifier {
  const account = twilioAccount(settings, ports);
  /** Only to stop the ringing: a call that a restart has forgotten rings out, and says that it is over. */
  const ringing = new Map<string, string>();

  return {
    ...ways.voice,
    reaches: (person) => addresses.has(person),
    page: (call) =>
      ring({
        ...call,
        line: lineOf(call),
        to: () => addressOf(addresses, call.target, WHAT),
        says: voiceUrl(settings, call),
        status: statusUrl(settings, "voice", call),
      }),
    standDown: (call) => hangUp(lineOf(call)),
    check: (check) =>
      ring({
        ...check,
        line: check.id,
        to: () => checkedAddress(addresses, check, WHAT),
        says: checkVoiceUrl(settings, check),
        status: checkStatusUrl(settings, "voice", check),
      }),
    endCheck: (check) => hangUp(check.id),
  };

  function ring(call: Ringing): Promise<void> {
    return guard.run(async () => {
      const to = call.to();
      // A second call to a telephone that rings would be busy, and nobody could tell why.
      const sid = (call.attempt > 1 ? await underWay(call.line, to) : null) ?? (await dial(call, to));
      ringing.set(call.line, sid);
    });
  }

  async function hangUp(line: string): Promise<void> {
    const sid = ringing.get(line);
    ringing.delete(line);
    // `canceled` ends what is queued or rings; whoever has picked up is not cut off.
    if (sid !== undefined) await guard.run(() => account.post(`Calls/${sid}.json`, { Status: "canceled" }));
  }

  async function dial({ says, status }: Ringing, to: string): Promise<string> {
    const answer = await account.post("Calls.json", {
      To: to,
      From: settings.from,
      Url: says,
      ...machineDetection,
      Timeout: RING_SECONDS,
      StatusCallback: status,
      StatusCallbackEvent: ["completed"],
    });
    return parsed("Twilio", answer, callSchema).sid;
  }

  /** An earlier attempt whose answer got lost; never another call to the same telephone. */
  async function underWay(own: string, to: string): Promise<string | null> {
    const query = { To: to, From: settings.from, PageSize: "20" };
    const { calls } = await account.list("Calls.json", query, z.object({ calls: z.array(callSchema) }));
    const others = new Set([...ringing].filter(([line]) => line !== own).map(([, sid]) => sid));
    const open = calls.filter(({ status }) => ["queued", "initiated", "ringing", "in-progress"].includes(status));
    return open.find(({ sid }) => !others.has(sid))?.sid ?? null;
  }
}

const WHAT = "phone number";

/** A call to one telephone. */
interface Ringing {
  attempt: number;
  /** Only one call of a line rings. */
  line: string;
  to(): string;
  /** Where Twilio asks what to say. */
  says: string;
  /** Where it says what became of it. */
  status: string;
}

/** All calls of a person for an incident. */
function lineOf({ incident, target }: PageCall): string {
  return `${incident}:${target}`;
}

const callSchema = z.object({ sid: z.string(), status: z.string() });
