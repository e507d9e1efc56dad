import { h } from "preact";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useChannel, useClient, useLang, useNow, useWords } from "./context.ts";
import { dayKey, dayOf } from "./dates.ts";
import { DayDivider } from "./day-divider.ts";
import { ListStart } from "./list-start.ts";
import { messageKeys } from "./message-keys.ts";
import { MessageView } from "./message.ts";
import { SystemLine, isSystemLine, joins } from "./system-line.ts";
import type { Message, Stretch } from "./wire.ts";

/** A channel's messages. Older and newer ones are fetched as one scrolls; only a few hundred are ever in the page. */
export function MessageList({ channel, stretch }: { channel: string; stretch: Stretch | null }): JSX.Element {
  const words = useWords();
  const client = useClient();
  const box = useRef<HTMLDivElement>(null);
  const scroll = useScroll(box, stretch, client.state.target);
  if (stretch === null) return h("div", { class: "message-list", "aria-busy": "true" });
  return h(
    "div",
    { class: "list-frame" },
    h(
      "div",
      {
        class: "message-list",
        ref: box,
        onScroll: scroll.moved,
        onKeyDown: messageKeys(client),
        role: "group",
        "aria-label": words.messagesLog,
        "aria-busy": false,
        tabIndex: 0,
      },
      h("div", { class: "filler" }),
      stretch.earlier ? h("p", { class: "fetching" }, words.loading) : h(ListStart, { channel }),
      h(Rows, { messages: stretch.messages, channel, inThread: false }),
    ),
    (stretch.later || !scroll.atEnd) &&
      h(
        "button",
        { type: "button", class: "to-latest", onClick: () => (stretch.later ? client.latest() : scroll.toEnd()) },
        words.latest,
        " ↓",
      ),
  );
}

export interface RowsProps {
  messages: readonly Message[];
  channel: string;
  inThread: boolean;
}

/** Messages with their day dividers and the mark where the unread ones begin. */
export function Rows({ messages, channel, inThread }: RowsProps): (JSX.Element | null)[] {
  const client = useClient();
  const lang = useLang();
  const now = useNow(30_000);
  const { newSince, target, editing, me } = client.state;
  const pins = useChannel(channel)?.pins.map((pin) => pin.ts) ?? [];
  const firstNew =
    inThread || newSince === null ? -1 : messages.findIndex(({ ts, user }) => ts > newSince && user !== me);
  const isNewDay = (index: number): boolean => {
    const [before, message] = [messages[index - 1], messages[index]];
    return before === undefined ? !inThread : message !== undefined && dayKey(at(before)) !== dayKey(at(message));
  };
  // A day or the mark of what is new comes between what is otherwise said together.
  const begins = (index: number): boolean => index === firstNew || isNewDay(index);
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const newDay = isNewDay(index);
    const firstReply = inThread && index === 1;
    if (!begins(index) && joins(before) && joins(message)) return [];
    const pinned = pins.includes(message.ts);
    const goesOn = !begins(index) && !firstReply && !pinned && continues(before, message);
    const props = {
      message,
      channel,
      goesOn,
      inThread,
      pinned,
      lit: target === message.ts,
      editing: editing?.ts === message.ts && editing.inThread === inThread,
      minute: Math.floor(now / 60_000),
    };
    return [
      firstReply ? h(RepliesRule, { key: "replies", count: messages.length - 1 }) : null,
      newDay
        ? h(DayDivider, { key: `day ${dayKey(at(message))}`, text: dayOf(at(message), now, lang), jumps: !inThread })
        : null,
      index === firstNew ? h(NewMark, { key: "new" }) : null,
      isSystemLine(message)
        ? h(SystemLine, { key: message.ts, message, others: joinedAfter(messages, index, begins) })
        : h(MessageView, { key: message.ts, ...props }),
    ];
  });
}

/** Who joined in the lines right after this one: they are said together. */
function joinedAfter(messages: readonly Message[], first: number, begins: (index: number) => boolean): Message[] {
  if (!joins(messages[first])) return [];
  const end = messages.findIndex((message, index) => index > first && (!joins(message) || begins(index)));
  return messages.slice(first + 1, end === -1 ? undefined : end);
}

function RepliesRule({ count }: { count: number }): JSX.Element {
  return h("div", { class: "replies-rule" }, h("span", {}, useWords().replies(count)));
}

function NewMark(): JSX.Element {
  return h("div", { class: "new-mark", role: "separator" }, h("span", {}, useWords().newMarks));
}

function at(message: Message): number {
  return Number(message.ts) * 1000;
}

const GOES_ON_WITHIN = 5 * 60_000;

function continues(before: Message | undefined, message: Message): boolean {
  if (before === undefined || before.user !== message.user || isSystemLine(before)) return false;
  if (before.is_ephemeral === true || message.is_ephemeral === true || message.subtype === "thread_broadcast")
    return false;
  if (message.username !== before.username) return false;
  return at(message) - at(before) < GOES_ON_WITHIN;
}

interface Scroll {
  moved: () => void;
  atEnd: boolean;
  toEnd: () => void;
}

/** Stays at the end when it was there, and otherwise keeps what one reads in its place while rows come and go around it. */
function useScroll(box: { current: HTMLDivElement | null }, stretch: Stretch | null, target: string | null): Scroll {
  const client = useClient();
  const [atEnd, setAtEnd] = useState(true);
  const anchor = useRef<{ ts: string; top: number } | null>(null);
  const sticks = useRef(true);
  const remember = (): void => {
    const list = box.current;
    if (list === null) return;
    sticks.current = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    anchor.current = firstInView(list);
  };
  useLayoutEffect(() => {
    const list = box.current;
    if (list === null || stretch === null) return;
    if (sticks.current && !stretch.later) list.scrollTop = list.scrollHeight;
    else if (anchor.current !== null) {
      const row = list.querySelector(`[data-ts="${anchor.current.ts}"]`);
      if (row !== null) list.scrollTop += row.getBoundingClientRect().top - anchor.current.top;
    }
    anchor.current = firstInView(list);
  }, [stretch]);
  useEffect(() => {
    if (target === null || stretch === null) return;
    sticks.current = false;
    box.current?.querySelector(`[data-ts="${target}"]`)?.scrollIntoView({ block: "center" });
    remember();
  }, [target, stretch === null]);
  useEffect(() => {
    const list = box.current;
    if (list === null) return undefined;
    // Pictures, fonts and the composer's growth change heights after the fact.
    const observer = new ResizeObserver(() => {
      if (sticks.current) list.scrollTop = list.scrollHeight;
    });
    observer.observe(list);
    return () => observer.disconnect();
  }, [stretch === null]);
  const moved = (): void => {
    const list = box.current;
    if (list === null) return;
    remember();
    setAtEnd(sticks.current);
    if (list.scrollTop < 600) void client.earlier();
    if (list.scrollHeight - list.scrollTop - list.clientHeight < 600) void client.later();
  };
  return { moved, atEnd, toEnd: () => box.current?.scrollTo({ top: box.current.scrollHeight }) };
}

function firstInView(list: HTMLElement): { ts: string; top: number } | null {
  const edge = list.getBoundingClientRect().top;
  for (const row of list.querySelectorAll<HTMLElement>("[data-ts]")) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > edge) return { ts: row.dataset["ts"] ?? "", top };
  }
  return null;
}
