import { twilioSignature } from "../../web/twilio-callbacks/signature.ts";

export interface CallbackPorts {
  authToken: string;
  publicUrl: string;
  /** What the bot that runs now answers. Rejects where none runs, and where it dies meanwhile. */
  request(url: string, init: RequestInit): Promise<Response>;
}

/** Twilio's requests to the bot, signed as Twilio signs them. */
export interface Callbacks {
  /** Where replies by message are brought. */
  readonly smsUrl: string;
  /** Rejects where the bot is away, or says that something is wrong. */
  ask(url: string, fields: Readonly<Record<string, string>>): Promise<string>;
  /** The same, where nobody waits for the answer. */
  tell(url: string, fields: Readonly<Record<string, string>>): void;
}

export function createCallbacks({ authToken, publicUrl, request }: CallbackPorts): Callbacks {
  const ask = async (url: string, fields: Readonly<Record<string, string>>): Promise<string> => {
    const form = new URLSearchParams(fields);
    const answer = await request(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": twilioSignature(url, form, authToken),
      },
      body: form.toString(),
    });
    if (!answer.ok) throw new Error(`The bot answered ${answer.status}.`);
    return await answer.text();
  };
  return {
    smsUrl: `${publicUrl}/twilio/sms`,
    ask,
    tell: (url, fields) => void ask(url, fields).catch(() => undefined),
  };
}
