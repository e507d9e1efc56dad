import { h } from "preact";
import type { JSX } from "preact";
import { Avatar } from "./avatar.ts";
import { placeName, useChannel, useClient, usePerson, useWords } from "./context.ts";

/** What stands above a channel's very first message. */
export function ListStart({ channel }: { channel: string }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const shown = useChannel(channel);
  const peer = usePerson(shown?.peer ?? undefined);
  if (shown?.kind === "im") {
    return h(
      "div",
      { class: "list-start" },
      h(Avatar, { person: peer.id, size: 48 }),
      h("h2", {}, peer.name),
      h("p", {}, words.startDirect(peer.name)),
    );
  }
  return h(
    "div",
    { class: "list-start" },
    h("h2", {}, placeName(client, channel)),
    h("p", {}, words.start(placeName(client, channel))),
  );
}
