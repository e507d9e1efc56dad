import { describe, expect, test } from "vitest";
import type { Stretch, Workspace } from "../../src/practice/page/wire.ts";
import type { PhoneView } from "../../src/practice/page/wire-phones.ts";
import { freshWorkspace } from "./workspace.ts";

const ours = { host: "localhost:3000", origin: "http://localhost:3000", "content-type": "application/json" };

type Web = ReturnType<typeof freshWorkspace>["web"];

async function act(web: Web, as: string, body: unknown, headers: Record<string, string> = ours) {
  const answer = await web.request(`/api/act?as=${as}`, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function get<T>(web: Web, path: string): Promise<T> {
  const answer = await web.request(path, { headers: { host: "127.0.0.1:3000" } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

const workspaceOf = (web: Web, as: string) => get<Workspace>(web, `/api/workspace?as=${as}`);

async function channelId(web: Web, as: string, name: string): Promise<string> {
  const { channels } = await workspaceOf(web, as);
  return channels.find((channel) => channel.name === name)?.id ?? "";
}

describe("who is let in", () => {
  test("the page itself, by either name of this machine", async () => {
    const { web } = freshWorkspace();
    for (const host of ["localhost:3000", "127.0.0.1:3000", "localhost"]) {
      expect((await web.request("/", { headers: { host } })).status).toBe(200);
    }
  });

  test("not another site: neither its form, nor its script, nor its name for this machine", async () => {
    const { web, slack } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "general");
    const said = { do: "says", channel, text: "from elsewhere" };
    const { origin: _, ...noOrigin } = ours;
    expect((await act(web, "U0BEN", said, { ...ours, origin: "https://evil.example" })).status).toBe(403);
    expect((await act(web, "U0BEN", said, { ...ours, origin: "null" })).status).toBe(403);
    expect((await act(web, "U0BEN", said, noOrigin)).status).toBe(403);
    expect((await act(web, "U0BEN", said, { ...ours, "content-type": "text/plain" })).status).toBe(415);
    expect(
      (await act(web, "U0BEN", said, { ...ours, host: "rebound.example", origin: "http://rebound.example" })).status,
    ).toBe(403);
    expect((await web.request("/api/workspace?as=U0BEN", { headers: { host: "rebound.example" } })).status).toBe(403);
    expect(slack.messages(channel)).toEqual([]);
  });

  test("not what isn't an act, nor somebody who isn't there", async () => {
    const { web } = freshWorkspace();
    expect((await act(web, "U0BEN", { do: "explodes" })).status).toBe(400);
    expect((await act(web, "U0BEN", { do: "says", channel: "C1", text: "x", extra: 1 })).status).toBe(400);
    expect((await act(web, "U0NOBODY", { do: "opensHome" })).status).toBe(400);
  });
});

describe("what a person does", () => {
  test("is done as that person", async () => {
    const { web, slack } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "general");
    const said = await act(web, "U0BEN", { do: "says", channel, text: "hello @grace" });
    const ts = String(said.body["ts"]);
    await act(web, "U0GRACE", { do: "reacts", channel, ts, emoji: "eyes" });
    await act(web, "U0GRACE", { do: "pins", channel, ts });
    await act(web, "U0ADA", { do: "says", channel, text: "a reply", threadTs: ts });
    await act(web, "U0BEN", { do: "edits", channel, ts, text: "hello *all*" });
    expect(slack.messages(channel)[0]).toMatchObject({
      user: "U0BEN",
      text: "hello *all*",
      reactions: [{ name: "eyes", users: ["U0GRACE"] }],
      reply_count: 1,
    });
    expect(slack.channel(channel)?.pins.map((pin) => pin.ts)).toEqual([ts]);
    await act(web, "U0GRACE", { do: "unreacts", channel, ts, emoji: "eyes" });
    expect(slack.messages(channel)[0]?.reactions ?? []).toEqual([]);
  });

  test("is refused with Slack's own code, and the server goes on", async () => {
    const { web } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "general");
    const said = await act(web, "U0BEN", { do: "says", channel, text: "mine" });
    const refused = await act(web, "U0GRACE", { do: "edits", channel, ts: said.body["ts"], text: "not yours" });
    expect(refused).toEqual({ status: 409, body: { error: "cant_update_message" } });
    expect((await act(web, "U0GUS", { do: "says", channel, text: "let me in" })).status).toBe(409);
  });

  test("commands open forms, forms say what is wrong, and buttons are clicked in their own block", async () => {
    const { web, slack, bot } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "incidents");
    await act(web, "U0BEN", { do: "types", channel, text: "/incident" });
    const [modal] = (await workspaceOf(web, "U0BEN")).modals;
    expect(modal?.view.blocks[0]).toMatchObject({ type: "input", block_id: "title" });
    const wrong = await act(web, "U0BEN", { do: "submits", view: modal?.id, values: { title: "x" } });
    expect(wrong.body["errors"]).toEqual({ title: "Say in a few words what is broken." });
    await act(web, "U0BEN", {
      do: "submits",
      view: modal?.id,
      values: { title: "Search is slow", severity: "sev1 critical" },
    });
    await slack.whenIdle();
    const room = await channelId(web, "U0BEN", "inc-42-search-is-slow");
    const [card] = slack.messages(room).filter((message) => message.blocks !== undefined);
    await act(web, "U0BEN", { do: "clicks", button: "card.take", place: { in: room, ts: card?.ts, block: "card" } });
    const clicked = bot.received.findLast((envelope) => envelope.kind === "interaction");
    expect(clicked?.body).toMatchObject({ actions: [{ action_id: "card.take", block_id: "card" }] });
  });

  test("an uploaded file is read back, Markdown as a tree", async () => {
    const { web } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "general");
    const content = Buffer.from("---\nstate: draft\n---\n# Hello\n").toString("base64");
    await act(web, "U0BEN", { do: "uploads", channel, name: "notes.md", content });
    const { messages } = await get<Stretch>(web, `/api/messages?as=U0ADA&channel=${channel}`);
    const file = messages.at(-1)?.files?.[0];
    const shown = await get(web, `/api/files/${file?.id}?as=U0ADA`);
    expect(shown).toMatchObject({
      text: "---\nstate: draft\n---\n# Hello\n",
      prose: [
        { is: "code", text: "state: draft" },
        { is: "heading", level: 1 },
      ],
    });
  });
});

describe("what a person sees", () => {
  test("unread messages and mentions, until they have read them", async () => {
    const { web } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "general");
    await act(web, "U0BEN", { do: "says", channel, text: "one" });
    const said = await act(web, "U0BEN", { do: "says", channel, text: "two @grace" });
    const seen = async (as: string) => (await workspaceOf(web, as)).channels.find(({ id }) => id === channel);
    expect(await seen("U0GRACE")).toMatchObject({ unread: 2, mentions: 1 });
    expect(await seen("U0BEN")).toMatchObject({ unread: 0, mentions: 0 });
    await act(web, "U0GRACE", { do: "reads", channel, ts: said.body["ts"] });
    expect(await seen("U0GRACE")).toMatchObject({ unread: 0, mentions: 0 });
  });

  test("an ephemeral only by the one it was for", async () => {
    const { web } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "general");
    await act(web, "U0BEN", { do: "types", channel, text: "/incident list" });
    const texts = async (as: string) => {
      const { messages } = await get<Stretch>(web, `/api/messages?as=${as}&channel=${channel}`);
      return messages.map((message) => message.text);
    };
    expect(await texts("U0BEN")).toEqual(["No open incidents. *Quiet* is good."]);
    expect(await texts("U0GRACE")).toEqual([]);
  });

  test("a long channel a stretch at a time, in either direction", async () => {
    const { web, slack } = freshWorkspace();
    const ada = slack.person("U0ADA");
    const all = Array.from({ length: 250 }, (_, index) => ada.says("#general", `line ${index}`).ts);
    const channel = await channelId(web, "U0BEN", "general");
    const stretch = (query: string) => get<Stretch>(web, `/api/messages?as=U0BEN&channel=${channel}&limit=100${query}`);
    const lines = ({ messages }: Stretch) => [messages[0]?.ts, messages.at(-1)?.ts];
    expect(lines(await stretch(""))).toEqual([all[150], all[249]]);
    expect(await stretch("")).toMatchObject({ earlier: true, later: false });
    expect(lines(await stretch(`&before=${all[150]}`))).toEqual([all[50], all[149]]);
    expect(await stretch(`&before=${all[40]}`)).toMatchObject({ earlier: false, later: true });
    expect(lines(await stretch(`&from=${all[20]}`))).toEqual([all[20], all[119]]);
    expect(lines(await stretch(`&around=${all[100]}`))).toEqual([all[50], all[149]]);
  });

  test("a page that waits in Slack, on the telephone of whoever is called, until it is answered", async () => {
    const { web, slack } = freshWorkspace();
    const channel = await channelId(web, "U0BEN", "incidents");
    const linus = async () => (await workspaceOf(web, "U0BEN")).phones.find(({ person }) => person === "U0LINUS");
    expect(await linus()).toMatchObject({ state: "quiet", since: null });
    await act(web, "U0BEN", { do: "types", channel, text: "/incident checkout is down" });
    await slack.whenIdle();
    expect(await linus()).toMatchObject({ state: "paged" });
    const phones = await get<PhoneView[]>(web, "/api/phones?as=U0BEN");
    const page = phones.find(({ person }) => person === "U0LINUS")?.page;
    await act(web, "U0LINUS", {
      do: "clicks",
      button: "I'm on it",
      place: { in: page?.channel, ts: page?.message.ts },
    });
    await slack.whenIdle();
    expect(await linus()).toMatchObject({ state: "quiet" });
  });

  test("changes at once, but not those that concern somebody else alone", async () => {
    const { web, slack } = freshWorkspace();
    const stop = new AbortController();
    const answer = await web.request("/api/events?as=U0GRACE", { headers: { host: "localhost" }, signal: stop.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toContain('"kind":"hello"');
    await slack.person("U0BEN").types("#general", "/incident list");
    slack.person("U0BEN").says("#general", "hello");
    expect(await next()).toContain('"kind":"message"');
    await reader.cancel();
    stop.abort();
  });
});
