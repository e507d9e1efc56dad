import { steps as first, type Step } from "./steps.ts";

const known = (answer: Record<string, unknown>, name: string): Record<string, unknown> =>
  answer[name] as Record<string, unknown>;

/** Marks, files and forms; then the room is put away. */
const more: Readonly<Record<string, Step>> = {
  "pins.add": { call: (client, { room, first: ts }) => client.pins.add({ channel: room, timestamp: ts }) },
  "pins.add twice": { call: (client, { room, first: ts }) => client.pins.add({ channel: room, timestamp: ts }) },
  "pins.add to nothing": { call: (client, { room }) => client.pins.add({ channel: room, timestamp: "1.000000" }) },
  "reactions.add": {
    call: (client, { room, first: ts }) => client.reactions.add({ channel: room, timestamp: ts, name: "pushpin" }),
  },
  "reactions.add twice": {
    call: (client, { room, first: ts }) => client.reactions.add({ channel: room, timestamp: ts, name: "pushpin" }),
  },
  "reactions.add to nothing": {
    call: (client, { room }) => client.reactions.add({ channel: room, timestamp: "1.000000", name: "pushpin" }),
  },
  "reactions.remove": {
    call: (client, { room, first: ts }) => client.reactions.remove({ channel: room, timestamp: ts, name: "pushpin" }),
  },
  "reactions.remove twice": {
    call: (client, { room, first: ts }) => client.reactions.remove({ channel: room, timestamp: ts, name: "pushpin" }),
  },
  "bookmarks.add": {
    call: (client, { room }) =>
      client.bookmarks.add({ channel_id: room, title: "Runbook", type: "link", link: "https://runbooks.example.com" }),
    learn: (answer, learnt) => (learnt.bookmark = String(known(answer, "bookmark")["id"])),
    see: (answer) => [known(answer, "bookmark")["title"], known(answer, "bookmark")["link"]],
  },
  "bookmarks.edit": {
    call: (client, { room, bookmark }) =>
      client.bookmarks.edit({ channel_id: room, bookmark_id: bookmark, title: "Runbooks" }),
    see: (answer) => known(answer, "bookmark")["title"],
  },
  "bookmarks.list": {
    call: (client, { room }) => client.bookmarks.list({ channel_id: room }),
    see: (answer) => (answer["bookmarks"] as { title: string }[]).map(({ title }) => title),
  },
  "bookmarks.remove": {
    call: (client, { room, bookmark }) => client.bookmarks.remove({ channel_id: room, bookmark_id: bookmark }),
  },
  "bookmarks.remove twice": {
    call: (client, { room, bookmark }) => client.bookmarks.remove({ channel_id: room, bookmark_id: bookmark }),
  },
  "files.getUploadURLExternal": {
    call: (client) => client.files.getUploadURLExternal({ filename: "INC-1.md", length: 5 }),
    learn: (answer, learnt) => (learnt.file = String(answer["file_id"])),
    see: (answer) => [typeof answer["upload_url"], typeof answer["file_id"]],
  },
  "files.completeUploadExternal of nothing": {
    call: (client) => client.files.completeUploadExternal({ files: [{ id: "F0NOTHING" }] }),
  },
  "views.open with a trigger nobody gave": {
    call: (client) =>
      client.views.open({
        trigger_id: "1.2.nobody",
        view: { type: "modal", title: { type: "plain_text", text: "x" }, blocks: [] },
      }),
  },
  "views.push with a trigger nobody gave": {
    call: (client) =>
      client.views.push({
        trigger_id: "1.2.nobody",
        view: { type: "modal", title: { type: "plain_text", text: "t" }, blocks: [] },
      }),
  },
  "views.publish to nobody": {
    call: (client) => client.views.publish({ user_id: "U0NOBODY", view: { type: "home", blocks: [] } }),
  },
  "views.update of nothing": {
    call: (client) =>
      client.views.update({
        view_id: "V0NOTHING",
        view: { type: "modal", title: { type: "plain_text", text: "x" }, blocks: [] },
      }),
  },
  "conversations.archive": { call: (client, { room }) => client.conversations.archive({ channel: room }) },
  "conversations.archive twice": { call: (client, { room }) => client.conversations.archive({ channel: room }) },
  "chat.postMessage to what is archived": {
    call: (client, { room }) => client.chat.postMessage({ channel: room, text: "x" }),
  },
  "chat.update in what is archived": {
    call: (client, { room, first: ts }) => client.chat.update({ channel: room, ts, text: "x" }),
  },
  "conversations.setTopic of what is archived": {
    call: (client, { room }) => client.conversations.setTopic({ channel: room, topic: "x" }),
  },
  "conversations.invite to what is archived": {
    call: (client, { room, us }) => client.conversations.invite({ channel: room, users: us }),
  },
  "pins.add in what is archived": {
    call: (client, { room, reply }) => client.pins.add({ channel: room, timestamp: reply }),
  },
  "conversations.create with the name of what is archived": {
    call: (client) => client.conversations.create({ name: "inc-1-checkout" }),
  },
  "conversations.history of what is archived": {
    call: (client, { room }) => client.conversations.history({ channel: room, limit: 1 }),
  },
  "a method that doesn't exist": { call: (client) => client.apiCall("incidents.create") },
  "a token that is none": { call: (client) => client.auth.test({ token: "xoxb-none" }) },
};

export const steps: Readonly<Record<string, Step>> = { ...first, ...more };
