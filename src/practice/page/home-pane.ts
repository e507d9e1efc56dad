import { h } from "preact";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { Block } from "./block-kit.ts";
import { Blocks } from "./blocks.ts";
import { Avatar } from "./avatar.ts";
import { useClient, usePerson, useWords } from "./context.ts";
import { HostContext } from "./host.ts";
import { useLooseHost } from "./use-host.ts";

/** The app's home tab, as the bot publishes it for this person. */
export function HomePane(): JSX.Element {
  const client = useClient();
  const words = useWords();
  const { workspace, me } = client.state;
  const bot = usePerson(workspace?.bot);
  const home = workspace?.home ?? null;
  const host = useLooseHost({ in: "home" });
  useEffect(() => void client.act({ do: "opensHome" }), [me]);
  const blocks = (home?.view.blocks ?? []) as unknown as Block[];
  return h(
    "main",
    { class: "channel-pane home" },
    h(
      "header",
      { class: "channel-head" },
      h(
        "div",
        { class: "title" },
        h(Avatar, { person: bot.id, size: 24 }),
        h("h1", {}, bot.name),
        h("p", { class: "topic" }, words.home),
      ),
    ),
    h(
      "div",
      { class: "home-body" },
      blocks.length === 0
        ? h("p", { class: "empty" }, words.homeEmpty)
        : h(HostContext.Provider, { value: host }, h(Blocks, { blocks })),
    ),
  );
}
