import { createTransport, type Transport, type Transporter } from "nodemailer";
import { SECOND, type Clock } from "../../clock.ts";
import { addressOf, checkedAddress, type Addresses } from "../addresses.ts";
import type { Guard } from "../guard.ts";
import { Rejected, type Notifier, type PageCall } from "../notifier.ts";
import { checkMailOf, mailOf, type Mail } from "./mail.ts";
import { ways } from "../ways.ts";

export interface EmailPorts {
  /** `smtps://user:password@host:465`, and who the mail is from. */
  settings: { url: string; from: string };
  /** Takes the mails in the place of that server. */
  transport?: Transport<object> | undefined;
  addresses: Addresses;
  clock: Clock;
  guard: Guard;
}

const TIMEOUT = 10 * SECOND;
const WHAT = "mail address";

/** Mail over SMTP. A second attempt carries the same Message-ID, by which mailboxes drop repeats. */
export function createEmail({ settings, transport, addresses, clock, guard }: EmailPorts): Notifier {
  const mailer = transport === undefined ? smtp(settings.url) : createTransport(transport);
  const send = (call: PageCall): Promise<void> => deliver(() => addressOf(addresses, call.target, WHAT), mailOf(call));
  const deliver = (address: () => string, mail: Mail): Promise<void> =>
    guard.run(async () => {
      const sent: Promise<unknown> = mailer.sendMail({
        from: settings.from,
        to: { name: "", address: address() },
        ...mail,
      });
      await inTime(sent, clock).catch((error: unknown) => {
        throw understood(error);
      });
    });
  return {
    ...ways.mail,
    reaches: (person) => addresses.has(person),
    page: send,
    standDown: send,
    check: (check) => deliver(() => checkedAddress(addresses, check, WHAT), checkMailOf(check)),
    endCheck: async () => undefined,
  };
}

function smtp(url: string): Transporter {
  return createTransport({
    url,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function inTime(sent: Promise<unknown>, clock: Clock): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const callOff = clock.after(TIMEOUT, () => reject(new Error("the mail server did not answer in time")));
  try {
    await Promise.race([sent, late]);
  } finally {
    callOff();
    // What comes after the time-out is nobody's any more.
    sent.catch(() => undefined);
  }
}

/** The server's own words may repeat addresses and names: only its code is passed on. */
function understood(error: unknown): Error {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === "number" && responseCode >= 500)
    return new Rejected(`the mail server answered ${responseCode}`);
  if (typeof responseCode === "number") return new Error(`the mail server answered ${responseCode}`);
  if (code === "EENVELOPE" || code === "EMESSAGE") return new Rejected("the mail can't be sent as it is");
  if (error instanceof Error && error.message.endsWith("in time")) return error;
  return new Error(`the mail server can't be reached${typeof code === "string" ? ` (${code})` : ""}`);
}
