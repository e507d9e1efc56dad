/** What the server and the page say to each other about telephones. Types alone. */
import type { Alert, Call, Mail, Text } from "../phones/phone.ts";
import type { Message } from "../slack/state.ts";

export type { Alert, Call, Mail, Text } from "../phones/phone.ts";

/** Somebody's telephone from afar. */
export interface PhoneGlance {
  person: string;
  /** `paged`: a page waits in Slack alone, which rings nothing. */
  state: "ringing" | "talking" | "paged" | "quiet";
  /** Since when it calls for somebody; null while it doesn't. */
  since: number | null;
  asleep: boolean;
  doNotDisturb: boolean;
  /** What came and nobody has looked at. */
  unseen: number;
}

export interface PhoneView extends PhoneGlance {
  /** E.164. */
  number: string;
  /** An IANA zone. */
  zone: string;
  calls: readonly Call[];
  texts: readonly Text[];
  /** Whether a message back arrives. */
  takesReplies: boolean;
  alerts: readonly (Alert & { sounds: boolean })[];
  mails: readonly Mail[];
  /** The direct message that pages, with its buttons. */
  page: { channel: string; message: Message } | null;
}

/** What one does at somebody's telephone. */
export type PhoneAct =
  | { do: "picksUp" | "hangsUp"; call: string }
  | { do: "presses"; call: string; digit: string }
  | { do: "texts"; person: string; text: string }
  | { do: "silences"; person: string; alert: string }
  | { do: "looks"; person: string }
  | { do: "sleeps" | "doesNotDisturb"; person: string; on: boolean };
