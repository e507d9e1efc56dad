import { h } from "preact";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { personOf, useClient } from "./context.ts";
import type { Client } from "./client.ts";
import { plainText } from "./plain-text.ts";

/** Says what others write where one is, to whoever can't see it arrive. Older messages that are fetched stay silent. */
export function Announcer(): JSX.Element {
  const client = useClient();
  const heard = useRef({ where: "", upTo: "" });
  const said = useRef("");
  const { me, place, stretch } = client.state;
  const where = `${me} ${place}`;
  const newest = stretch?.later === true ? undefined : stretch?.messages.at(-1)?.ts;
  if (newest !== undefined && (heard.current.where !== where || newest > heard.current.upTo)) {
    if (heard.current.where === where) said.current = newWords(client, heard.current.upTo);
    heard.current = { where, upTo: newest };
  }
  return h("div", { class: "heard-only", role: "log", "aria-live": "polite" }, said.current);
}

function newWords(client: Client, upTo: string): string {
  const { me, stretch } = client.state;
  return (stretch?.messages ?? [])
    .filter((message) => message.ts > upTo && message.user !== me)
    .map((message) => `${personOf(client, message.user).name}: ${plainText(client, message.text)}`)
    .join(". ");
}
