import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { writeAddress } from "./address.ts";
import { Avatar } from "./avatar.ts";
import { useClient, usePerson, useWords } from "./context.ts";
import { Icon } from "./icon.ts";
import { useCloseOutside } from "./menu.ts";
import type { Human } from "./wire.ts";
import type { Words } from "./words.ts";

/** Who one is in this window, and everybody else one can be. */
export function PersonSwitcher(): JSX.Element {
  const client = useClient();
  const words = useWords();
  const me = usePerson(client.state.me);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useCloseOutside(box, open, () => setOpen(false));
  useEffect(() => {
    if (open) box.current?.querySelector<HTMLElement>("ul button")?.focus();
  }, [open]);
  const people = client.state.workspace?.people.filter((person) => person.standing !== "bot") ?? [];
  const become = (person: Human): void => {
    setOpen(false);
    client.become(person.id);
  };
  return h(
    "div",
    {
      class: "switcher",
      ref: box,
      onKeyDown: (event: KeyboardEvent) => keys(event, box.current, () => setOpen(false)),
    },
    h(
      "button",
      {
        type: "button",
        class: "me",
        "aria-expanded": open,
        "aria-haspopup": "true",
        onClick: () => setOpen(!open),
      },
      h(Avatar, { person: me.id, size: 36 }),
      h("span", { class: "who" }, h("small", {}, words.youAre), h("b", {}, me.name), h("span", {}, roleOf(me, words))),
      h("span", { class: "heard-only" }, words.switchPerson),
      h(Icon, { name: "down" }),
    ),
    open &&
      h(
        "div",
        { class: "cast" },
        h("h2", {}, words.playAnother),
        h(
          "ul",
          {},
          people.map((person) => h(CastRow, { key: person.id, person, become })),
        ),
      ),
  );
}

function CastRow({ person, become }: { person: Human; become: (person: Human) => void }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const address = writeAddress(person.id, client.state.place);
  return h(
    "li",
    { "aria-current": person.id === client.state.me ? "true" : undefined },
    h(
      "button",
      { type: "button", onClick: () => become(person) },
      h(Avatar, { person: person.id, size: 24 }),
      h("span", { class: "who" }, h("b", {}, person.name), h("span", {}, roleOf(person, words))),
    ),
    h(
      "a",
      { href: address, target: "_blank", title: words.openWindow, "aria-label": `${words.openWindow}: ${person.name}` },
      h(Icon, { name: "window" }),
    ),
  );
}

function roleOf(person: Human, words: Words): string {
  const standing = {
    guest: words.guest,
    single_channel_guest: words.guest,
    external: words.partner,
    admin: "",
    member: "",
    bot: "",
  }[person.standing];
  return [person.role, standing].filter((part) => part !== "").join(" · ");
}

function keys(event: KeyboardEvent, box: HTMLElement | null, close: () => void): void {
  const rows = [...(box?.querySelectorAll<HTMLElement>("ul button") ?? [])];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (event.key === "Escape") {
    close();
    box?.querySelector("button")?.focus();
  } else if (step !== undefined && rows.length > 0) rows[(at + step + rows.length) % rows.length]?.focus();
  else return;
  event.preventDefault();
}
