import { h } from "preact";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Flame } from "./avatar.ts";
import { useClient, usePerson, useWords } from "./context.ts";
import { Icon } from "./icon.ts";

/** The first thing a newcomer sees: what this is, and one click that shows it. It goes once something has been declared. */
export function Welcome(): JSX.Element | null {
  const client = useClient();
  const words = useWords();
  const [gone, setGone] = useState(localStorage.getItem("welcomed") !== null);
  const { workspace, place } = client.state;
  const command = workspace?.commands[0]?.command;
  const here = workspace?.channels.find((channel) => channel.id === place);
  const names = [...(workspace?.channels ?? []), ...(workspace?.others ?? [])].map(({ name }) => name);
  const rooms = names.some((name) => /^(?:inc|drill|훈련)-\d/u.test(name));
  // A guest would be refused.
  const member = ["member", "admin"].includes(usePerson(client.state.me).standing);
  if (gone || rooms || !member || command === undefined || here === undefined || here.kind === "im") return null;
  const example = `${command} ${words.example}`;
  const dismiss = (): void => {
    localStorage.setItem("welcomed", "yes");
    setGone(true);
  };
  return h(
    "section",
    { class: "welcome", "aria-label": words.practice },
    h("div", { class: "fire" }, h(Flame, {})),
    h(
      "div",
      { class: "words" },
      h("h2", {}, words.welcome),
      h("p", {}, words.welcomeText),
      h(
        "p",
        { class: "try" },
        h("code", {}, example),
        h(
          "button",
          {
            type: "button",
            class: "button solid primary",
            onClick: () => void client.act({ do: "types", channel: place, text: example }),
          },
          words.tryIt,
        ),
      ),
      h("p", { class: "soft" }, words.welcomeSteps),
    ),
    h(
      "button",
      { type: "button", class: "quiet", "aria-label": words.dismiss, title: words.dismiss, onClick: dismiss },
      h(Icon, { name: "close" }),
    ),
  );
}
