import { h } from "preact";
import type { JSX } from "preact";
import { personOf, useClient, useLang, useNow } from "./context.ts";
import { controlsWordsIn } from "./controls-words.ts";
import { insideWordsIn } from "./inside-words.ts";
import { timeLeft } from "./time-left.ts";
import type { Upcoming } from "./wire-controls.ts";
import type { IncidentView, InsideView } from "./wire-inside.ts";

/** The incident as its events make it, and what it waits for. */
export function StateOf({ view }: { view: InsideView }): JSX.Element {
  const words = insideWordsIn(useLang());
  const now = useNow(1000);
  const { incident, upcoming } = view;
  return h(
    "div",
    {},
    incident !== null && h(Facts, { incident }),
    incident === null && upcoming.length === 0 && h("p", { class: "none" }, words.nothing),
    h(
      "ul",
      {},
      upcoming.map((each) =>
        h(Deadline, { key: `${each.what} ${each.incident} ${each.whose}`, each, now, named: incident === null }),
      ),
    ),
  );
}

function Facts({ incident }: { incident: IncidentView }): JSX.Element {
  const client = useClient();
  const words = insideWordsIn(useLang());
  const name = (person: string): string => personOf(client, person).name;
  const { phase, severity, severityConfirmed, paging, ringing, answeredBy, roles, version } = incident;
  const rings = ringing.length === 0 ? null : `${words.ringing}: ${ringing.map(name).join(", ")}`;
  const calls = [paging, rings, answeredBy === null ? null : name(answeredBy)].filter((part) => part !== null);
  const facts: [string, string][] = [
    ["phase", phase],
    ["severity", `${severity}, ${severityConfirmed ? words.confirmed : words.unconfirmed}`],
    ["paging", calls.join(", ")],
    [
      "roles",
      Object.entries(roles)
        .map(([role, person]) => `${role} ${name(person)}`)
        .join(", ") || words.nobody,
    ],
    ["version", words.events(version)],
  ];
  return h(
    "dl",
    {},
    facts.map(([key, value]) => [h("dt", {}, key), h("dd", {}, value)]),
  );
}

function Deadline({ each, now, named }: { each: Upcoming; now: number; named: boolean }): JSX.Element {
  const client = useClient();
  const words = controlsWordsIn(useLang());
  const { what, at, incident, whose } = each;
  const person = whose === null ? null : (client.state.workspace?.people.find(({ id }) => id === whose)?.name ?? whose);
  const about = incident === null ? person : words.incident(incident);
  return h(
    "li",
    { class: "row" },
    h("span", { class: "what" }, named && about !== null && h("b", {}, `${about} `), words.what[what]),
    h("span", { class: "figure" }, timeLeft(at - now, words)),
  );
}
