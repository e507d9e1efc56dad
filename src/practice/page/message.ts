import { h } from "preact";
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Avatar } from "./avatar.ts";
import { personOf, useClient, useLang, useWords } from "./context.ts";
import { ago, preciseTimeOf, timeOf } from "./dates.ts";
import { Icon } from "./icon.ts";
import { MessageBody } from "./message-body.ts";
import { MessageEditor } from "./message-editor.ts";
import { MessageTools } from "./message-tools.ts";
import { Reactions } from "./reactions.ts";
import type { Message } from "./wire.ts";

export interface MessageProps {
  message: Message;
  channel: string;
  /** The same person went on: no face and name again. */
  goesOn: boolean;
  /** In the thread's own pane. */
  inThread: boolean;
  lit: boolean;
  pinned: boolean;
  /** One's own message, being changed in place. */
  editing: boolean;
  /** Changes now and then, so that "3 minutes ago" does too. */
  minute: number;
}

/** One message of a channel or thread. Drawn again only when something about it has changed. */
export function MessageView(props: MessageProps): JSX.Element {
  const client = useClient();
  const { settings, workspace } = client.state;
  const names = workspace?.people.map((person) => person.name).join();
  return useMemo(
    () => h(Row, props),
    [
      props.message,
      props.goesOn,
      props.lit,
      props.pinned,
      props.editing,
      props.minute,
      settings.lang,
      client.state.me,
      names,
    ],
  );
}

function Row({ message, channel, goesOn, inThread, lit, pinned, editing }: MessageProps): JSX.Element {
  const client = useClient();
  const [, redraw] = useState(0);
  const [attended, attention] = useAttention();
  if (dismissed.has(message.ts)) return h("article", { hidden: true });
  const dismiss = (): void => {
    dismissed.add(message.ts);
    redraw((count) => count + 1);
  };
  const mine = message.user === client.state.me;
  const look = [
    "message",
    goesOn ? "goes-on" : "",
    message.is_ephemeral === true ? "ephemeral" : "",
    pinned ? "pinned" : "",
    lit ? "lit" : "",
    mine ? "mine" : "",
  ];
  const content = editing
    ? h(MessageEditor, { message, channel, done: () => client.edit(null) })
    : h(MessageBody, { message, channel });
  return h(
    "article",
    {
      class: look.filter(Boolean).join(" "),
      "data-ts": message.ts,
      "aria-label": spoken(client, message),
      tabIndex: -1,
      ...attention,
    },
    h(Notes, { message, pinned, dismiss }),
    h("div", { class: "face" }, goesOn ? h(Stamp, { message, short: true }) : h(Avatar, { person: message.user })),
    h(
      "div",
      { class: "content" },
      !goesOn && h(Head, { message }),
      content,
      h(Reactions, { message, channel }),
      !inThread && (message.reply_count ?? 0) > 0 && h(ThreadLink, { message }),
    ),
    attended && !editing && h(MessageTools, { message, channel, mine, inThread, pinned }),
  );
}

/** Whether the pointer or the keyboard is at a message: only there its tools are in the page. */
function useAttention(): [boolean, Record<string, (event: Event) => void>] {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const left = (event: Event): void => {
    const row = event.currentTarget as HTMLElement;
    setFocused(row.contains((event as FocusEvent).relatedTarget as Node | null));
  };
  const handlers = {
    onMouseEnter: () => setPointed(true),
    onMouseLeave: () => setPointed(false),
    onFocusIn: () => setFocused(true),
    onFocusOut: left,
  };
  return [pointed || focused, handlers];
}

// Slack forgets an ephemeral message when it is dismissed; here only this window does.
const dismissed = new Set<string>();

function Head({ message }: { message: Message }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const person = personOf(client, message.user);
  const tag = {
    bot: words.appTag,
    guest: words.guest,
    single_channel_guest: words.guest,
    external: words.partner,
    member: "",
    admin: "",
  }[person.standing];
  return h(
    "header",
    {},
    h("b", { class: "name" }, message.username ?? person.name),
    tag !== "" && h("span", { class: person.standing === "bot" ? "tag" : "tag soft" }, tag),
    h(Stamp, { message, short: false }),
  );
}

function Stamp({ message, short }: { message: Message; short: boolean }): JSX.Element {
  const lang = useLang();
  const at = Number(message.ts) * 1000;
  const shown = short ? timeOf(at, "en") : timeOf(at, lang);
  return h("time", { class: "stamp", dateTime: new Date(at).toISOString(), title: preciseTimeOf(at, lang) }, shown);
}

interface NotesProps {
  message: Message;
  pinned: boolean;
  dismiss: () => void;
}

function Notes({ message, pinned, dismiss }: NotesProps): JSX.Element | null {
  const words = useWords();
  const client = useClient();
  if (pinned) return h("div", { class: "note" }, h(Icon, { name: "pin" }), words.pinnedNote);
  if (message.is_ephemeral === true) {
    const button = h("button", { type: "button", onClick: dismiss }, words.dismiss);
    return h("div", { class: "note" }, h(Icon, { name: "eye" }), words.onlyYou, " · ", button);
  }
  if (message.subtype !== "thread_broadcast") return null;
  const open = (): void => client.openThread(message.thread_ts ?? null);
  const button = h("button", { type: "button", onClick: open }, words.sentToChannel);
  return h("div", { class: "note" }, h(Icon, { name: "thread" }), button);
}

function ThreadLink({ message }: { message: Message }): JSX.Element {
  const words = useWords();
  const lang = useLang();
  const client = useClient();
  const last = Number(message.latest_reply ?? message.ts) * 1000;
  return h(
    "button",
    { type: "button", class: "thread-link", onClick: () => client.openThread(message.ts) },
    (message.reply_users ?? []).slice(0, 4).map((user) => h(Avatar, { key: user, person: user, size: 20 })),
    h("b", {}, words.replies(message.reply_count ?? 0)),
    h("span", {}, words.lastReply(ago(last, client.clock.now(), lang))),
  );
}

function spoken(client: ReturnType<typeof useClient>, message: Message): string {
  return `${personOf(client, message.user).name}, ${timeOf(Number(message.ts) * 1000, client.state.settings.lang)}`;
}
