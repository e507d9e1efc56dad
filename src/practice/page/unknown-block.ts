import { h } from "preact";
import type { JSX } from "preact";
import { useWords } from "./context.ts";

/** What we can't draw says so, by the name that Slack's documentation knows it by. */
export function UnknownBlock({ type }: { type: string }): JSX.Element {
  return h("p", { class: "unknown-block", role: "note" }, `${useWords().unknownBlock}: ${type}`);
}
