import type { Transport } from "nodemailer";

/** A mail as it arrived. */
interface Arrived {
  to: string;
  subject: string;
  text: string;
}

/** The yaml of mail as one more of the notifiers. */
export const mailYaml = `  email: { urlEnv: SMTP_URL, from: "Watchfire <watchfire@example.com>" }
`;

/** Every mailbox there is but those at `nowhere.example`, in the place of a mail server. */
export function createMailboxes(): { transport: Transport<object>; mailsTo(address: string): Arrived[] } {
  const arrived: Arrived[] = [];
  return {
    mailsTo: (address) => arrived.filter(({ to }) => to === address),
    transport: {
      name: "mailboxes",
      version: "1",
      send({ data: { subject = "", text }, message }, done) {
        const [to = ""] = message.getEnvelope().to;
        if (to.endsWith("@nowhere.example"))
          return done(Object.assign(new Error(`nobody is at ${to}`), { responseCode: 550 }), {});
        arrived.push({ to, subject, text: typeof text === "string" ? text : "" });
        done(null, {});
      },
    },
  };
}
