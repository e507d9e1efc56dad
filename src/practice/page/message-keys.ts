import type { Client } from "./client.ts";

/** Arrows go from message to message; `t` opens the thread, `e` edits one's own, Escape goes back to writing. */
export function messageKeys(client: Client): (event: KeyboardEvent) => void {
  return (event) => {
    const list = event.currentTarget as HTMLElement;
    const target = event.target as HTMLElement;
    // A key pressed in a message's own button or field is meant for that.
    if (target !== list && !target.classList.contains("message")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actFor(event.key, list, target, client);
    if (act === null) return;
    event.preventDefault();
    act();
  };
}

function actFor(key: string, list: HTMLElement, target: HTMLElement, client: Client): (() => void) | null {
  const rows = [...list.querySelectorAll<HTMLElement>(".message")];
  const at = rows.indexOf(target);
  const ts = target.dataset["ts"];
  const message = client.state.stretch?.messages.find((held) => held.ts === ts);
  switch (key) {
    case "ArrowUp":
      return () => rows.at(at === -1 ? -1 : Math.max(0, at - 1))?.focus();
    case "ArrowDown":
      return at === -1 || at === rows.length - 1 ? focusComposer : () => rows[at + 1]?.focus();
    case "Escape":
      return focusComposer;
    case "t":
      return message === undefined ? null : () => client.openThread(message.thread_ts ?? message.ts);
    case "e":
      return message?.user === client.state.me ? () => client.edit({ ts: message.ts, inThread: false }) : null;
    default:
      return null;
  }
}

export function focusComposer(): void {
  document.querySelector<HTMLElement>(".channel-pane .composer textarea")?.focus();
}
