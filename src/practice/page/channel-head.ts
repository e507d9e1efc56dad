import { h } from "preact";
import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Avatar } from "./avatar.ts";
import { personOf, placeName, useChannel, useClient, usePerson, useWords } from "./context.ts";
import { Icon } from "./icon.ts";
import { Menu, useCloseOutside } from "./menu.ts";
import { readMrkdwnLine } from "./mrkdwn.ts";
import { plainText } from "./plain-text.ts";
import { Emoji, Link, WordsView } from "./prose-view.ts";
import type { ShownChannel } from "./wire.ts";

/** A channel's name, topic, people, pins and bookmarks. */
export function ChannelHead({ channel }: { channel: string }): JSX.Element {
  const client = useClient();
  const words = useWords();
  const shown = useChannel(channel);
  const peer = usePerson(shown?.peer ?? undefined);
  if (shown?.kind === "im") {
    return h(
      "header",
      { class: "channel-head" },
      h(
        "div",
        { class: "title" },
        h(Avatar, { person: peer.id, size: 24 }),
        h("h1", {}, peer.name),
        h("p", { class: "topic" }, peer.role),
      ),
    );
  }
  const topic = shown?.topic.value ?? "";
  const leave = { text: words.leave, act: () => void client.act({ do: "leaves", channel }) };
  return h(
    "header",
    { class: "channel-head" },
    h(
      "div",
      { class: "title" },
      h("h1", {}, h(Icon, { name: shown?.kind === "private" ? "lock" : "hash" }), placeName(client, channel).slice(1)),
      h("p", { class: "topic", title: topic }, h(WordsView, { words: readMrkdwnLine(topic) })),
      shown !== null && h(Members, { channel: shown }),
      shown !== null &&
        h(Menu, { label: words.more, face: h(Icon, { name: "more" }), look: "quiet", leftward: true, items: [leave] }),
    ),
    shown !== null && h(Marks, { channel: shown }),
  );
}

function Members({ channel }: { channel: ShownChannel }): JSX.Element {
  const client = useClient();
  const words = useWords();
  const names = channel.members.map((member) => personOf(client, member).name).join(", ");
  const face = [
    ...channel.members.slice(0, 3).map((member) => h(Avatar, { key: member, person: member, size: 20 })),
    h("span", { key: "count" }, channel.members.length),
    h("span", { key: "names", class: "heard-only" }, names),
  ];
  const items = channel.members.map((member) => ({
    text: h("span", { class: "who" }, h(Avatar, { person: member, size: 20 }), personOf(client, member).name),
    act: () => void client.openDirect(member),
  }));
  const label = `${words.members(channel.members.length)}: ${names}`;
  return h(Menu, { label, face, look: "members", saysItself: true, items, leftward: true });
}

/** The bar of pins and bookmarks, when there are any. */
function Marks({ channel }: { channel: ShownChannel }): JSX.Element | null {
  if (channel.pins.length === 0 && channel.bookmarks.length === 0) return null;
  const bookmark = ({ id, title, link, emoji }: ShownChannel["bookmarks"][number]): JSX.Element => {
    const name = /^:(.+):$/.exec(emoji)?.[1];
    return h(
      "span",
      { key: id, class: "bookmark" },
      name === undefined ? h(Icon, { name: "bookmark" }) : h(Emoji, { name }),
      h(Link, { href: link }, title),
    );
  };
  return h("div", { class: "marks" }, channel.pins.length > 0 && h(Pins, { channel }), channel.bookmarks.map(bookmark));
}

function Pins({ channel }: { channel: ShownChannel }): JSX.Element {
  const client = useClient();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useCloseOutside(box, open, () => setOpen(false));
  const go = (ts: string): void => {
    setOpen(false);
    client.goTo(channel.id, ts);
  };
  const row = ({ ts, by }: ShownChannel["pins"][number]): JSX.Element => {
    const message = client.state.stretch?.messages.find((held) => held.ts === ts);
    const unpin = (): void => void client.act({ do: "unpins", channel: channel.id, ts });
    return h(
      "li",
      { key: ts },
      h(
        "button",
        { type: "button", class: "pin", onClick: () => go(ts) },
        h("b", {}, personOf(client, message?.user ?? by).name),
        h("span", {}, plainText(client, message?.text ?? "…").slice(0, 140)),
      ),
      h(
        "button",
        { type: "button", class: "quiet", "aria-label": words.unpin, title: words.unpin, onClick: unpin },
        h(Icon, { name: "close" }),
      ),
    );
  };
  return h(
    "div",
    { class: "pins", ref: box, onKeyDown: (event: KeyboardEvent) => event.key === "Escape" && setOpen(false) },
    h(
      "button",
      { type: "button", class: "pins-face", "aria-expanded": open, onClick: () => setOpen(!open) },
      h(Icon, { name: "pin" }),
      words.pinned(channel.pins.length),
    ),
    open && h("ul", { "aria-label": words.pins }, channel.pins.toReversed().map(row)),
  );
}
