import type { z } from "zod";
import type { Check, PageCall } from "./notifier.ts";
import { ask, basic, formType, parsed, type ProviderPorts } from "./provider.ts";

export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** E.164, for calls and messages alike. */
  from: string;
  /** Another region's address; without a slash at the end. */
  apiUrl: string;
  /** Where Twilio reaches us. */
  publicUrl: string;
}

interface TwilioAccount {
  /** Resolves with the answer's text. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<string>;
  list<Schema extends z.ZodType>(
    path: string,
    query: Readonly<Record<string, string>>,
    schema: Schema,
  ): Promise<z.infer<Schema>>;
}

export function twilioAccount(settings: TwilioSettings, ports: ProviderPorts): TwilioAccount {
  const { accountSid, authToken, apiUrl } = settings;
  const base = `${apiUrl}/2010-04-01/Accounts/${accountSid}`;
  const common = { provider: "Twilio", headers: { ...basic(accountSid, authToken), ...formType } };
  return {
    post: (path, fields) => ask(ports, { ...common, url: `${base}/${path}`, body: form(fields) }),
    async list(path, query, schema) {
      const url = `${base}/${path}?${new URLSearchParams(query).toString()}`;
      return parsed("Twilio", await ask(ports, { ...common, method: "GET", url }), schema);
    },
  };
}

/** Where Twilio says what has become of a message or a call. The path names it, and Twilio signs the whole address. */
export function statusUrl({ publicUrl }: TwilioSettings, means: "sms" | "voice", call: PageCall): string {
  return `${publicUrl}/twilio/status/${means}/${callPath(call)}`;
}

/** Where Twilio asks what to say once somebody has picked up. */
export function voiceUrl({ publicUrl }: TwilioSettings, call: PageCall): string {
  return `${publicUrl}/twilio/voice/${callPath(call)}`;
}

/** The same of a rehearsal or a code. */
export function checkStatusUrl({ publicUrl }: TwilioSettings, means: "sms" | "voice", check: Check): string {
  return `${publicUrl}/twilio/check/${checkPath(check)}/status/${means}`;
}

export function checkVoiceUrl({ publicUrl }: TwilioSettings, check: Check): string {
  return `${publicUrl}/twilio/check/${checkPath(check)}`;
}

function checkPath({ kind, target, number }: Check): string {
  return `${kind}/${target}/${number}`;
}

function callPath({ facts, step, target }: PageCall): string {
  return `${facts.number}/${step}/${target}`;
}

function form(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
  return body.toString();
}
