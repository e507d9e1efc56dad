import { SECOND, type Instant } from "../../src/clock.ts";
import { spread, TAKEN_OVER, type Evidence, type Finding } from "./finding.ts";

export function remindersOnce({ written, slack }: Evidence): Finding {
  const posted = Map.groupBy(everyPost(slack), ({ effect }) => effect.split(":").slice(0, 3).join(":"));
  const late: number[] = [];
  const broken = written.incidents.flatMap(({ number, history }) => {
    const reminders = history.filter(({ event }) => event.type === "updateReminded");
    const slots = reminders.map(({ event }) => ("dueAt" in event ? event.dueAt : 0));
    const doubled = slots.filter((slot, index) => slots.indexOf(slot) !== index);
    for (const { at, event } of reminders) if ("dueAt" in event) late.push(at - event.dueAt);
    return [
      ...doubled.map((slot) => `INC-${number} was reminded twice for ${slot}`),
      ...reminders.flatMap(({ seq }) => {
        const times = posted.get(`incident:${number}:${seq}`)?.length ?? 0;
        return times > 1 ? [`INC-${number}: reminder ${seq} was posted ${times} times`] : [];
      }),
    ];
  });
  const tooLate = late.filter((ms) => ms > TAKEN_OVER).map((ms) => `a reminder was decided ${ms} ms late`);
  return { promise: "every reminder once, within 5 s", seen: spread(late), broken: [...broken, ...tooLate] };
}

interface Post {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly effect: string;
}

function everyPost(slack: Evidence["slack"], channel?: string): Post[] {
  const places = channel === undefined ? slack.channels().map(({ id }) => id) : [channel];
  return places.flatMap((id) =>
    slack.messages(id).flatMap(({ ts, text, metadata }) => {
      const effect = metadata?.event_payload["effect"];
      return typeof effect === "string" ? [{ channel: id, ts, text, effect }] : [];
    }),
  );
}

export function postsOnce({ slack, blows }: Evidence): Finding {
  const posts = everyPost(slack);
  const byEffect = [...Map.groupBy(posts, ({ effect, channel }) => `${effect} in ${channel}`)];
  const twice = byEffect.filter(([, same]) => same.length > 1);
  // A process that stood still between looking and posting posts beside whoever took over: Slack has no key to send along.
  const excused = twice.filter(([, same]) => {
    const last = Number(same.at(-1)!.ts) * SECOND;
    return blows.some(({ kind, to }) => kind === "froze" && Math.abs(to - last) < SECOND);
  });
  return {
    promise: "every message of ours once",
    seen: `${posts.length} messages, ${excused.length} once more by a process that had stood still`,
    broken: twice.filter((each) => !excused.includes(each)).map(([effect, same]) => `${effect}: ${same.length} times`),
  };
}

export function inOrder({ slack, deeds }: Evidence): Finding {
  const rooms = new Set(deeds.flatMap(({ channel }) => channel ?? []));
  let lines = 0;
  const broken = [...rooms].flatMap((room) => {
    const numbers = notesIn(slack, room).map(({ number }) => number);
    lines += numbers.length;
    const rises = numbers.every((number, index) => index === 0 || number > numbers[index - 1]!);
    return rises ? [] : [`${room}: ${numbers.join(" ")}`];
  });
  return {
    promise: "lines in a room in the order of what happened",
    seen: `${lines} lines in ${rooms.size} rooms`,
    broken,
  };
}

/** The lines that say what somebody noted, each where it first appears; `number` is the event's, in its incident. */
function notesIn(slack: Evidence["slack"], room: string): { step: number; number: number; at: Instant }[] {
  const seen = new Set<string>();
  return everyPost(slack, room).flatMap(({ ts, text, effect }) => {
    const step = /step (\d+)/.exec(text);
    if (step === null || seen.has(effect)) return [];
    seen.add(effect);
    return [{ step: Number(step[1]), number: Number(effect.split(":")[2]), at: Number(ts) * SECOND }];
  });
}

export function takenOver({ slack, deeds, blows }: Evidence): Finding {
  const waits = deeds.flatMap((deed) => {
    if (deed.what !== "notes" || deed.accepted === null || deed.channel === null) return [];
    const shown = notesIn(slack, deed.channel).find(({ step }) => deed.words.endsWith(` ${step}`));
    return [{ deed, wait: shown === undefined ? Number.POSITIVE_INFINITY : shown.at - deed.begun }];
  });
  return {
    promise: "what was said is shown within 5 s, whoever dies over it",
    seen: `${spread(waits.map(({ wait }) => wait))}, ${blows.length} blows`,
    broken: waits
      .filter(({ wait }) => wait > TAKEN_OVER)
      .map(({ deed, wait }) => `${deed.channel} ${deed.words}: after ${wait} ms`),
  };
}
