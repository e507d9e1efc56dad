import { h } from "preact";
import type { JSX } from "preact";
import { useClient, usePerson } from "./context.ts";

/** A person's picture: their initial on a colour of their own, or the bot's flame. */
export function Avatar({ person, size = 36 }: { person: string | undefined; size?: 20 | 24 | 36 | 48 }): JSX.Element {
  const human = usePerson(person);
  const people = useClient().state.workspace?.people ?? [];
  const look = `avatar size-${size}`;
  if (human.standing === "bot") return h("span", { class: `${look} bot`, "aria-hidden": "true" }, h(Flame, {}));
  return h(
    "span",
    { class: `${look} tone-${Math.max(0, people.indexOf(human)) % TONES}`, "aria-hidden": "true" },
    initial(human.name),
  );
}

export function Flame(): JSX.Element {
  return h(
    "svg",
    { viewBox: "0 0 24 24", class: "flame", "aria-hidden": "true" },
    h("path", {
      class: "outer",
      d: "M12.6 2c.5 3.2-1 4.9-2.700 6.800C8.300 10.600 6.500 12.500 6.500 15.600 6.500 19.300 9 22 12.100 22s5.600-2.500 5.600-6c0-2.500-1.100-4.200-2.100-5.500-.3 1.200-.9 2-1.700 2.500.5-3.900.4-8.300-1.300-11z",
    }),
    h("path", {
      class: "inner",
      d: "M12.200 13.500c.3 1.700-1.900 2.400-1.900 4.600 0 1.400.9 2.300 1.900 2.300s1.900-.9 1.900-2.300c0-1.800-1.300-2.800-1.900-4.600z",
    }),
  );
}

function initial(name: string): string {
  return [...name][0]?.toUpperCase() ?? "?";
}

/** One for everybody of the cast. */
const TONES = 9;
