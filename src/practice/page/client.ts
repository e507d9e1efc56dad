import { insideLink, readAddress, writeAddress } from "./address.ts";
import { after, createBrowserClock, every } from "./browser-clock.ts";
import { fetchControls } from "./controls-server.ts";
import * as server from "./server.ts";
import type { Act, Done } from "./server.ts";
import { applySettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import { firstState, HOME, knownPlace } from "./state.ts";
import type { State } from "./state.ts";
import { keepUnchanged, renewal, STEP, withEarlier, withLater } from "./stretch.ts";
import type { Message, Stretch, Workspace } from "./wire.ts";

/** How long after a command a new channel is taken to be its war room, in milliseconds. */
const ROOM_EXPECTED = 15_000;
/** A browser lends six lines to a host, all its windows together: one that nobody sees gives up its own, and looks so often. */
const WHILE_HIDDEN = 10_000;
const EXPECTS_ROOM: ReadonlySet<string> = new Set(["types", "submits", "clicks"]);

/** The page's one model: what is shown, and everything that changes it. */
export class Client {
  readonly clock = createBrowserClock();
  state: State = firstState();
  private readonly listeners = new Set<() => void>();
  private stopListening = (): void => undefined;
  private roomExpectedUntil = 0;
  private loading = false;
  private stale = false;

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  start(): void {
    applySettings(this.state.settings);
    addEventListener("hashchange", () => this.followAddress());
    document.addEventListener("visibilitychange", () => {
      this.listen();
      void this.refresh();
    });
    this.listen();
    void this.refresh();
  }

  async act(act: Act, as: string = this.state.me): Promise<Done> {
    if (EXPECTS_ROOM.has(act.do) && as === this.state.me) this.roomExpectedUntil = performance.now() + ROOM_EXPECTED;
    const done = await server.act(as, act).catch((): Done => ({ error: "no_connection" }));
    const trouble = done.error ?? (done.ok === false && !server.hasItsOwnLine(act) ? done.text : undefined);
    if (trouble !== undefined) this.change({ notice: trouble });
    void this.refresh();
    return done;
  }

  /** Goes on as somebody else, where one is or at `place`. */
  become(me: string, place: string | null = null): void {
    const there = place ?? this.state.place;
    const nothing = { workspace: null, stretch: null, thread: null, file: null, newSince: null, target: null };
    this.change({ me, place: there, ...nothing });
    history.replaceState(null, "", writeAddress(me, there));
    this.listen();
    void this.refresh();
  }

  goTo(place: string, ts: string | null = null): void {
    this.enter(place, ts);
    this.change({});
    void this.refresh();
  }

  /** Follows a link when it leads back into the workspace. */
  follow(href: string): boolean {
    const inside = insideLink(href);
    if (inside === null) return false;
    this.goTo(inside.channel, inside.thread ?? inside.ts);
    if (inside.thread !== null) this.openThread(inside.thread);
    return true;
  }

  openThread(ts: string | null): void {
    this.change({ thread: ts === null ? null : { ts, stretch: null }, file: null });
    void this.refresh();
  }

  openFile(id: string | null): void {
    if (id === null) return this.change({ file: null });
    void server.fetchFile(this.state.me, id).then((file) => this.change({ file, thread: null }));
  }

  /** Goes to the conversation with one other person; nobody talks to themselves here. */
  async openDirect(person: string): Promise<void> {
    const done = person === this.state.me ? {} : await this.act({ do: "opensDirectMessage", person });
    if (done.channel !== undefined) this.goTo(done.channel);
  }

  edit(editing: State["editing"]): void {
    this.change({ editing });
  }

  /** Adds one's own reaction, or takes it back. */
  toggleReaction(channel: string, { ts, reactions = [] }: Message, emoji: string): void {
    const mine = reactions.some(({ name, users }) => name === emoji && users.includes(this.state.me));
    void this.act({ do: mine ? "unreacts" : "reacts", channel, ts, emoji });
  }

  /** Shows a channel from an instant on, epoch milliseconds; its end when nothing was said after that. */
  async jumpTo(at: number): Promise<void> {
    const { me, place } = this.state;
    const from = `${Math.floor(at / 1000)}.000000`;
    const stretch = await server.fetchStretch(me, { channel: place, from, limit: STEP });
    if (this.state.me !== me || this.state.place !== place) return;
    const [first] = stretch.messages;
    if (first === undefined) return this.latest();
    this.change({ stretch, target: first.ts });
  }

  async earlier(): Promise<void> {
    const { stretch, place } = this.state;
    const first = stretch?.messages[0]?.ts;
    if (stretch === null || first === undefined || !stretch.earlier) return;
    const older = await server.fetchStretch(this.state.me, { channel: place, before: first, limit: STEP });
    if (this.state.stretch === stretch) this.change({ stretch: withEarlier(stretch, older) });
  }

  async later(): Promise<void> {
    const { stretch, place } = this.state;
    const last = stretch?.messages.at(-1)?.ts;
    if (stretch === null || last === undefined || !stretch.later) return;
    const newer = await server.fetchStretch(this.state.me, { channel: place, from: last, limit: STEP });
    if (this.state.stretch === stretch) this.change({ stretch: withLater(stretch, newer) });
  }

  latest(): void {
    this.change({ stretch: null, target: null });
    void this.refresh();
  }

  set(settings: Partial<Settings>): void {
    this.change({ settings: { ...this.state.settings, ...settings } });
    applySettings(this.state.settings);
  }

  notice(notice: string | null): void {
    this.change({ notice });
  }

  private change(next: Partial<State>): void {
    this.state = { ...this.state, ...next };
    this.listeners.forEach((listener) => listener());
  }

  /** Several changes in a row are one look at the server, and never two at the same time. */
  private async refresh(): Promise<void> {
    this.stale = true;
    if (this.loading) return;
    this.loading = true;
    while (this.stale) {
      this.stale = false;
      await new Promise<void>((wake) => after(10, wake));
      await this.load().catch(() => this.change({ connected: false }));
    }
    this.loading = false;
  }

  private async load(): Promise<void> {
    const { me } = this.state;
    const workspace = await server.fetchWorkspace(me);
    if (me !== this.state.me) return;
    this.clock.tell(workspace);
    const place = this.newRoom(workspace) ?? knownPlace(workspace, this.state.place);
    if (place !== this.state.place) this.enter(place, null);
    const { thread, stretch: held, target } = this.state;
    const [stretch, replies, tour, controls] = await Promise.all([
      this.fetch(place, held, held === null && target !== null ? { around: target, limit: STEP } : renewal(held)),
      thread === null ? null : this.fetch(place, thread.stretch, { thread: thread.ts, limit: 300 }),
      server.fetchTour(me),
      fetchControls(me),
    ]);
    const moved = me !== this.state.me || place !== this.state.place || held !== this.state.stretch;
    if (moved || thread?.ts !== this.state.thread?.ts) return void (this.stale = true);
    const shownThread = thread === null ? null : { ...thread, stretch: replies };
    this.change({ workspace, stretch, thread: shownThread, tour, controls, connected: true });
    this.markRead(workspace);
  }

  private async fetch(
    place: string,
    held: Stretch | null,
    what: Record<string, string | number>,
  ): Promise<Stretch | null> {
    if (place === HOME || place === "") return null;
    return keepUnchanged(held, await server.fetchStretch(this.state.me, { channel: place, ...what }));
  }

  private markRead(workspace: Workspace): void {
    const channel = workspace.channels.find(({ id }) => id === this.state.place);
    if (channel === undefined || channel.unread === 0 || channel.latest === null || document.hidden) return;
    void server.act(this.state.me, { do: "reads", channel: channel.id, ts: channel.latest }).then(() => this.refresh());
  }

  /** Whoever declares lands in the war room: the channel that appears just after a command of theirs. */
  private newRoom(workspace: Workspace): string | null {
    const before = this.state.workspace;
    if (before === null || performance.now() > this.roomExpectedUntil) return null;
    const known = new Set(before.channels.map((channel) => channel.id));
    const fresh = workspace.channels.find((channel) => !known.has(channel.id) && channel.kind !== "im");
    if (fresh !== undefined) this.roomExpectedUntil = 0;
    return fresh?.id ?? null;
  }

  private enter(place: string, target: string | null): void {
    const channel = this.state.workspace?.channels.find(({ id }) => id === place);
    const newSince = channel !== undefined && channel.unread > 0 ? channel.readTo : null;
    const there = place === this.state.place && target === null ? {} : { stretch: null };
    this.state = { ...this.state, place, target, newSince, thread: null, file: null, ...there };
    history.replaceState(null, "", writeAddress(this.state.me, place));
  }

  private followAddress(): void {
    const there = readAddress(location.hash);
    if (there.as !== null && there.as !== this.state.me) this.become(there.as);
    if (there.channel === null || (there.channel === this.state.place && there.ts === null)) return;
    this.goTo(there.channel, there.ts);
  }

  private lookInside(): void {
    if (this.state.settings.inside === "open") this.change({ insideChanges: this.state.insideChanges + 1 });
  }

  private listen(): void {
    this.stopListening();
    if (document.hidden) {
      this.stopListening = every(WHILE_HIDDEN, () => void this.refresh());
      return;
    }
    this.stopListening = server.listen(
      this.state.me,
      (hint) => {
        this.clock.tell(hint);
        if (hint.kind === "inside") this.lookInside();
        else if (hint.kind !== "clock") void this.refresh();
      },
      (connected) => {
        if (connected !== this.state.connected) this.change({ connected });
      },
    );
  }
}
