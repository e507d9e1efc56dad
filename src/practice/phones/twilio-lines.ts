import { SECOND } from "../../clock.ts";
import type { FarEndPorts } from "./far-end.ts";
import type { Call } from "./phone.ts";
import type { Callbacks } from "./twilio-callbacks.ts";
import { readTwiml } from "./twiml.ts";

/** Telephone calls, from the dialling to the end. */
export interface Lines {
  dial(to: string, form: URLSearchParams): Promise<{ sid: string; status: string }>;
  /** Stops what rings; whoever has picked up is not cut off. */
  cancel(sid: string): { sid: string };
  /** Those to a number that are not over. */
  under(to: string): { sid: string; status: string }[];
  picksUp(sid: string): Promise<void>;
  presses(sid: string, digit: string): Promise<void>;
  /** Declines what rings, ends what is being said. */
  hangsUp(sid: string): void;
  /** Forgets every call, as when the power fails. */
  letGo(): void;
}

/** How long the voice speaks and waits for a key. */
const WAITS_FOR_KEY = 60 * SECOND;
/** What Twilio says by itself when the bot is away. */
const APPLICATION_ERROR = "We are sorry, an application error has occurred. Goodbye.";

interface Line {
  sid: string;
  to: string;
  person: string;
  url: string;
  report: string | null;
  /** Where a key is brought; null while none is waited for. */
  asks: string | null;
  talking: boolean;
  /** Calls off what comes by itself: the end of the ringing, or of the waiting. */
  callOff(): void;
}

export function createLines(ports: FarEndPorts & { callbacks: Callbacks }): Lines {
  const { clock, entropy, phones, ownerOf, callbacks } = ports;
  const open = new Map<string, Line>();

  return {
    async dial(to, form) {
      const person = await ownerOf("phone", to);
      const sid = `CA${Buffer.from(entropy.token(16), "base64url").toString("hex")}`;
      const report = form.get("StatusCallback");
      if (person === null) {
        if (report !== null) callbacks.tell(report, { CallSid: sid, CallStatus: "failed" });
        return { sid, status: "queued" };
      }
      const rings = Number(form.get("Timeout") ?? "60") * SECOND;
      const line: Line = {
        sid,
        to,
        person,
        report,
        url: form.get("Url") ?? "",
        asks: null,
        talking: false,
        callOff: clock.at(clock.now() + rings, () => end(line, "no-answer")),
      };
      open.set(sid, line);
      const call: Call = {
        id: sid,
        at: clock.now(),
        seen: false,
        state: "ringing",
        missed: false,
        heard: [],
        asks: false,
      };
      phones.change(person, (phone) => ({ ...phone, calls: [...phone.calls, call] }));
      return { sid, status: "queued" };
    },
    cancel(sid) {
      const line = open.get(sid);
      if (line !== undefined && !line.talking) end(line, "canceled");
      return { sid };
    },
    under: (to) =>
      [...open.values()]
        .filter((line) => line.to === to)
        .map(({ sid, talking }) => ({ sid, status: talking ? "in-progress" : "ringing" })),
    async picksUp(sid) {
      const line = open.get(sid);
      if (line === undefined || line.talking) return;
      line.callOff();
      line.talking = true;
      show(line, (call) => ({ ...call, state: "talking" }));
      await hear(line, line.url, { AnsweredBy: "human", CallStatus: "in-progress" });
    },
    async presses(sid, digit) {
      const line = open.get(sid);
      if (line === undefined || line.asks === null) return;
      line.callOff();
      await hear(line, line.asks, { Digits: digit, CallStatus: "in-progress" });
    },
    hangsUp(sid) {
      const line = open.get(sid);
      if (line !== undefined) end(line, line.talking ? "completed" : "busy");
    },
    letGo() {
      open.forEach(({ callOff }) => callOff());
      open.clear();
    },
  };

  /** Asks the bot what comes next, and says it. */
  async function hear(line: Line, url: string, fields: Readonly<Record<string, string>>): Promise<void> {
    line.asks = null;
    const answer = await callbacks.ask(url, { CallSid: line.sid, ...fields }).catch(() => null);
    if (!open.has(line.sid)) return;
    const { says, asks, otherwise } = answer === null ? silence : readTwiml(answer);
    line.asks = asks;
    show(line, (call) => ({ ...call, heard: [...call.heard, ...says], asks: asks !== null }));
    if (asks === null) return end(line, "completed");
    line.callOff = clock.at(clock.now() + WAITS_FOR_KEY, () => {
      show(line, (call) => ({ ...call, heard: [...call.heard, ...otherwise] }));
      end(line, "completed");
    });
  }

  function end(line: Line, status: "no-answer" | "busy" | "canceled" | "completed"): void {
    line.callOff();
    open.delete(line.sid);
    const missed = !line.talking;
    show(line, (call) => ({ ...call, state: "over", asks: false, missed, seen: status === "busy" || !missed }));
    if (line.report !== null) callbacks.tell(line.report, { CallSid: line.sid, CallStatus: status });
  }

  function show(line: Line, change: (call: Call) => Call): void {
    phones.change(line.person, (phone) => ({
      ...phone,
      calls: phone.calls.map((call) => (call.id === line.sid ? change(call) : call)),
    }));
  }
}

const silence = { says: [APPLICATION_ERROR], asks: null, otherwise: [] };
