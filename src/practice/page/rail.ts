import { h } from "preact";
import type { JSX } from "preact";
import { Avatar, Flame } from "./avatar.ts";
import { HOME } from "./state.ts";
import { personOf, useClient, useWords } from "./context.ts";
import { Icon } from "./icon.ts";
import { Menu } from "./menu.ts";
import { PersonSwitcher } from "./person-switcher.ts";
import { Scenarios } from "./scenarios.ts";
import { PhonesButton } from "./phone-panel.ts";
import { UnfoldButton, useRailFold } from "./rail-fold.ts";
import { SettingsRow } from "./settings-row.ts";
import { TimeBar } from "./time-bar.ts";
import { Tour } from "./tour.ts";
import type { PhonePanelState } from "./use-phones.ts";
import type { ShownChannel } from "./wire.ts";

/** The left side: who one is, where one can go, and what is unread there. */
export function Rail({ phones, openSwitcher }: { phones: PhonePanelState; openSwitcher: () => void }): JSX.Element {
  const client = useClient();
  const words = useWords();
  const fold = useRailFold();
  const { workspace, controls } = client.state;
  const channels = workspace?.channels ?? [];
  const rooms = channels.filter((channel) => channel.kind !== "im" && !channel.archived);
  const direct = channels.filter((channel) => channel.kind === "im");
  const botDirect = direct.find((channel) => channel.peer === workspace?.bot);
  return h(
    "nav",
    {
      class: fold.unfolded ? "rail unfolded" : "rail",
      "aria-label": words.channels,
      ref: fold.box,
      onKeyDown: fold.keys,
    },
    h(
      "header",
      { class: "brand" },
      h(UnfoldButton, { fold }),
      h(Flame, {}),
      h("b", {}, "Watchfire"),
      h("span", {}, words.practice),
    ),
    h(PersonSwitcher, {}),
    h(
      "button",
      { type: "button", class: "go-somewhere", "aria-keyshortcuts": "Control+K", onClick: openSwitcher },
      h(Icon, { name: "search" }),
      h("span", {}, words.goSomewhere),
      h("kbd", {}, "Ctrl K"),
    ),
    h(
      "div",
      { class: "places" },
      h(Place, { id: HOME, face: h(Icon, { name: "home" }), name: words.home, channel: null }),
      h(PhonesButton, { panel: phones }),
      h(Heading, { text: words.channels, add: h(Browse, {}) }),
      rooms.toSorted(byName).map((channel) =>
        h(Place, {
          key: channel.id,
          id: channel.id,
          channel,
          name: channel.name,
          face: h(Icon, { name: channel.kind === "private" ? "lock" : "hash" }),
        }),
      ),
      h(Heading, { text: words.messages, add: h(NewDirect, {}) }),
      botDirect === undefined && h(BotPlace, {}),
      direct.map((channel) =>
        h(Place, {
          key: channel.id,
          id: channel.id,
          channel,
          name: personOf(client, channel.peer ?? undefined).name,
          face: h(Avatar, { person: channel.peer ?? undefined, size: 20 }),
        }),
      ),
    ),
    // A drill is nobody's first incident, and needs the room.
    (workspace?.drill ?? null) === null && h(Tour, {}),
    h(Scenarios, {}),
    controls !== null && h(TimeBar, { controls }),
    h(SettingsRow, {}),
  );
}

interface PlaceProps {
  id: string;
  name: string;
  face: JSX.Element;
  channel: ShownChannel | null;
}

function Place({ id, name, face, channel }: PlaceProps): JSX.Element {
  const client = useClient();
  const here = client.state.place === id;
  const unread = !here && (channel?.unread ?? 0) > 0;
  const badge = channel?.kind === "im" ? channel.unread : (channel?.mentions ?? 0);
  return h(
    "button",
    {
      type: "button",
      class: unread ? "place unread" : "place",
      "aria-current": here ? "page" : undefined,
      "data-place": id,
      title: name,
      onClick: () => client.goTo(id),
    },
    face,
    h("span", { class: "name" }, name),
    !here && badge > 0 && h("span", { class: "badge" }, badge),
  );
}

function BotPlace(): JSX.Element {
  const client = useClient();
  const bot = personOf(client, client.state.workspace?.bot);
  return h(
    "button",
    { type: "button", class: "place", onClick: () => void client.openDirect(bot.id) },
    h(Avatar, { person: bot.id, size: 20 }),
    h("span", { class: "name" }, bot.name),
  );
}

function Heading({ text, add }: { text: string; add: JSX.Element }): JSX.Element {
  return h("div", { class: "heading" }, h("h2", {}, text), add);
}

function Browse(): JSX.Element | null {
  const client = useClient();
  const words = useWords();
  const others = client.state.workspace?.others ?? [];
  if (others.length === 0) return null;
  const items = others.map(({ id, name }) => ({ text: `# ${name}`, act: () => client.goTo(id) }));
  return h(Menu, { label: words.browse, face: h(Icon, { name: "plus" }), look: "quiet", items, leftward: true });
}

function NewDirect(): JSX.Element {
  const client = useClient();
  const words = useWords();
  const others = client.state.workspace?.people.filter((person) => person.id !== client.state.me) ?? [];
  const items = others.map((person) => ({
    text: h("span", { class: "who" }, h(Avatar, { person: person.id, size: 20 }), person.name),
    act: () => void client.openDirect(person.id),
  }));
  return h(Menu, { label: words.newMessage, face: h(Icon, { name: "plus" }), look: "quiet", items, leftward: true });
}

function byName(one: ShownChannel, other: ShownChannel): number {
  return one.name.localeCompare(other.name);
}
