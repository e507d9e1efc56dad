import type { Message } from "../slack/state.ts";

export interface ReadMarks {
  read(person: string, channel: string, ts: string): void;
  /** What the person has not seen yet, and how much of it calls them by name. */
  unread(person: string, channel: string, messages: readonly Message[]): Unread;
}

interface Unread {
  unread: number;
  mentions: number;
  /** Everything up to this timestamp has been seen. */
  readTo: string;
}

/** How far each person has read. What was there before the page was served counts as read. */
export function createReadMarks(since: number): ReadMarks {
  const marks = new Map<string, string>();
  const start = `${Math.floor(since / 1000)}.000000`;
  return {
    read(person, channel, ts) {
      const key = `${person} ${channel}`;
      if (ts > (marks.get(key) ?? start)) marks.set(key, ts);
    },
    unread(person, channel, messages) {
      const mark = marks.get(`${person} ${channel}`) ?? start;
      const count: Unread = { unread: 0, mentions: 0, readTo: mark };
      for (let index = messages.length - 1; index >= 0; index -= 1) {
        const message = messages[index];
        if (message === undefined || message.ts <= mark) break;
        if (!counts(message, person)) continue;
        count.unread += 1;
        if (mentions(message, person)) count.mentions += 1;
      }
      return count;
    },
  };
}

const QUIET = /^channel_(join|leave|topic|purpose|name)$/;

function counts(message: Message, person: string): boolean {
  const inThread = message.thread_ts !== undefined && message.thread_ts !== message.ts;
  return message.user !== person && !inThread && !QUIET.test(message.subtype ?? "") && message.hidden !== true;
}

function mentions(message: Message, person: string): boolean {
  const everybody = /<!(channel|here|everyone)>/;
  if (message.text.includes(`<@${person}>`) || everybody.test(message.text)) return true;
  return message.blocks !== undefined && JSON.stringify(message.blocks).includes(person);
}
