import { z } from "zod";
import { contactKinds } from "./address.ts";
import { rulesSchema } from "./events.ts";
import type { PersonReach } from "./person-reach.ts";

/** What others look up of how a person is reached: verified addresses only. */
export const contactSchema = z.object({
  addresses: z.partialRecord(z.enum(contactKinds), z.string()),
  rules: rulesSchema,
  locale: z.enum(["en", "ko"]).nullable(),
  rehearsed: z
    .object({ at: z.number().int(), confirmed: z.array(z.string()), missing: z.array(z.string()) })
    .nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/** As it is stored, by Slack id. */
export function contactsOf(rows: readonly { person: string; content: string }[]): ReadonlyMap<string, Contact> {
  return new Map(rows.map(({ person, content }) => [person, contactSchema.parse(JSON.parse(content))]));
}

/** Null when there is nothing to know. */
export function contactOf({ entered, rules, locale, rehearsed }: PersonReach): Contact | null {
  const held = contactKinds.flatMap((kind) => {
    const address = entered[kind]?.held?.address;
    return address === undefined ? [] : [[kind, address] as const];
  });
  const nothing = held.length === 0 && Object.keys(rules).length === 0 && locale === null && rehearsed === null;
  return nothing ? null : { addresses: Object.fromEntries(held), rules, locale, rehearsed };
}
