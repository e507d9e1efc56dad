import { h } from "preact";
import type { JSX } from "preact";
import { ChannelHead } from "./channel-head.ts";
import { Composer } from "./composer.ts";
import { placeName, useChannel, useClient, useWords } from "./context.ts";
import { MessageList } from "./message-list.ts";
import { Welcome } from "./welcome.ts";

/** The middle of the page: one channel or direct message. */
export function ChannelPane({ channel }: { channel: string }): JSX.Element {
  const client = useClient();
  const { stretch } = client.state;
  return h(
    "main",
    { class: "channel-pane" },
    h(ChannelHead, { channel }),
    h(MessageList, { key: `${client.state.me} ${channel}`, channel, stretch }),
    h(Welcome, {}),
    h(Foot, { channel }),
  );
}

function Foot({ channel }: { channel: string }): JSX.Element {
  const client = useClient();
  const words = useWords();
  const shown = useChannel(channel);
  if (shown?.archived === true) return h("p", { class: "closed-foot" }, words.archived);
  if (shown === null) {
    const join = (): void => void client.act({ do: "joins", channel });
    return h(
      "p",
      { class: "closed-foot" },
      words.notMember,
      " ",
      h("button", { type: "button", class: "button solid primary", onClick: join }, words.joinIt),
    );
  }
  return h(Composer, { key: channel, channel, placeholder: words.write(placeName(client, channel)) });
}
