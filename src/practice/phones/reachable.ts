import { personBySlackId, type Config, type Person as Listed } from "../../config/config.ts";
import type { Parts } from "../../parts.ts";
import type { ContactKind } from "../../people/reach/address.ts";
import type { Person } from "../cast.ts";
import { emailOf } from "../slack/people.ts";
import { zoneOf } from "./phones.ts";

type Addresses = Pick<Listed, "phone" | "email" | "pushover">;

/**
 * The configuration with every provider that practice stands in for, and with a telephone, a mailbox and a push app for
 * everybody to whom the file gives none.
 */
export function reachable(config: Config, cast: readonly Person[], publicUrl: string): Config {
  const others = config.people.filter(({ slack }) => !cast.some(({ id }) => id === slack));
  const people = cast.map((person, index): Listed => {
    const listed = personBySlackId(config, person.id);
    const { phone, email, pushover } = ownAddresses(person, index);
    const known = listed ?? { name: person.name, slack: person.id, locale: null, ntfy: null, pagerduty: false };
    return {
      ...known,
      phone: listed?.phone ?? phone,
      email: listed?.email ?? email,
      pushover: listed?.pushover ?? pushover,
    };
  });
  const account = { accountSid: "AC00000000000000000000000000000000", authToken: "practice", from: "+16175550100" };
  return {
    ...config,
    people: [...people, ...others],
    notifiers: {
      ...config.notifiers,
      twilio: { ...account, apiUrl: "https://api.twilio.com", publicUrl },
      pushover: { token: "practice", apiUrl: "https://api.pushover.net" },
      email: { url: "smtp://mail.practice.example", from: "Watchfire <watchfire@practice.example>" },
      named: ["twilio", "pushover", "email"],
    },
  };
}

/** Numbers that are nobody's: Ofcom's for drama, and one of Korea's that is never given out. */
function ownAddresses(person: Person, index: number): Addresses {
  const nth = String(index + 1).padStart(2, "0");
  return {
    phone: zoneOf(person) === "Asia/Seoul" ? `+8210000001${nth}` : `+447700900${nth.padStart(3, "1")}`,
    email: emailOf(person),
    pushover: `practice${person.id}`.padEnd(30, "0"),
  };
}

interface Book {
  config: Config;
  cast(): readonly Person[];
  parts(): Pick<Parts, "persons">;
}

/**
 * Whose it is: an own one is its owner's, and a new one is whoever entered it in `/incident me`, so that the code which
 * verifies it has a telephone to arrive on.
 */
export async function ownerIn(
  { config, cast, parts }: Book,
  kind: ContactKind,
  address: string,
): Promise<string | null> {
  if (kind === "ntfy") return null;
  const own = config.people.find((person) => person[kind] === address);
  if (own !== undefined) return own.slack;
  for (const { id } of cast()) {
    const { held = null, pending = null } = (await parts().persons.load(id)).entered[kind] ?? {};
    if (held?.address === address || pending?.address === address) return id;
  }
  return null;
}
