import type { Locale } from "../../texts/texts.ts";
import type { ContactKind } from "./address.ts";
import type { RehearsalReason } from "./events.ts";
import type { Reach } from "../../oncall/ladder.ts";

export type ReachCommand =
  /** What somebody's form says: null takes an address out, a kind that is left out stays as it is. */
  | {
      type: "setReach";
      addresses: Partial<Record<ContactKind, string | null>>;
      rules: Reach["rules"];
      locale: Locale | null;
    }
  /** Everything they ever entered is forgotten. */
  | { type: "forget" }
  /** Sends a code to the address that isn't verified yet, by this means. */
  | { type: "askCode"; kind: ContactKind; means: string }
  | { type: "enterCode"; number: number; code: string }
  | { type: "reportCode"; number: number; error: string }
  | { type: "beginRehearsal"; why: RehearsalReason; means: readonly string[] }
  | { type: "confirmRehearsal"; number: number; means: string }
  | {
      type: "reportRehearsal";
      number: number;
      means: string;
      /** Null: it was handed over. */
      error: string | null;
      placed: { channel: string; ts: string } | null;
    }
  | { type: "passDeadline" };
