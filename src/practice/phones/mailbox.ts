import { callbackify } from "node:util";
import type { Transport } from "nodemailer";
import type { FarEndPorts } from "./far-end.ts";

/** Everybody's mailboxes, in the place of a mail server. A repeat is dropped by its Message-ID, as mailboxes do. */
export function practiceMailboxes({ clock, phones, ownerOf }: Omit<FarEndPorts, "entropy">): Transport<object> {
  const take = callbackify(deliver);
  return {
    name: "practice",
    version: "1",
    send({ data, message }, done) {
      const { subject = "", text } = data;
      // Watchfire writes its text as a string; nodemailer would take more.
      const words = typeof text === "string" ? text : "";
      take(message.getEnvelope().to, { id: message.messageId(), subject, text: words }, done);
    },
  };

  async function deliver(to: readonly string[], mail: { id: string; subject: string; text: string }): Promise<object> {
    for (const address of to) {
      const person = await ownerOf("email", address);
      if (person === null) throw Object.assign(new Error("nobody has this mailbox"), { responseCode: 550 });
      const arrived = { ...mail, at: clock.now(), seen: false, silent: phones.isSilent(person) };
      phones.change(person, (phone) =>
        phone.mails.some(({ id }) => id === mail.id) ? phone : { ...phone, mails: [...phone.mails, arrived] },
      );
    }
    return {};
  }
}
