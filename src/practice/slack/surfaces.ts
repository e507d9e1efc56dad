/** Finding buttons and fields the way people do: by what they read, newest first. */
import type { Place } from "./actor.ts";
import { elementsOf, optionsOf } from "./block-kit/validate.ts";
import { SlackFailure } from "./failure.ts";
import type { Channel, Json, Message, OpenView } from "./state.ts";
import { messagesOf } from "./timeline.ts";
import { stateful } from "./view-values.ts";
import type { Workspace } from "./workspace.ts";

export type Surface =
  | { kind: "message"; channel: Channel; message: Message }
  | { kind: "modal" | "home"; view: OpenView };

export interface Control {
  surface: Surface;
  block: Json;
  element: Json;
  /** The option of an overflow menu that was meant. */
  option?: Json;
}

/** Everything the person sees in a channel, oldest first: its messages and their own ephemerals. */
export function seenIn(workspace: Workspace, channel: Channel, person: string): Message[] {
  const own = workspace.state.ephemerals.filter((it) => it.channel === channel.id && it.person === person);
  if (own.length === 0) return messagesOf(workspace, channel.id);
  return [...messagesOf(workspace, channel.id), ...own.map((it) => it.message)].toSorted((a, b) =>
    a.ts < b.ts ? -1 : 1,
  );
}

export function findButton(workspace: Workspace, person: string, name: string, place: Place): Control {
  return findControl(workspace, person, place, name, (block, element) => {
    if (element["type"] === "overflow") {
      return optionsOf(element).map((option) => ({ names: [textOf(option["text"]), option["value"]], option }));
    }
    if (stateful[String(element["type"])] !== undefined) return [];
    return [{ names: [textOf(element["text"]), element["action_id"], element["value"]] }];
  });
}

export function findField(workspace: Workspace, person: string, name: string, place: Place): Control {
  return findControl(workspace, person, place, name, (block, element) =>
    stateful[String(element["type"])] === undefined ? [] : [{ names: namesOfField(block, element) }],
  );
}

function namesOfField(block: Json, element: Json): unknown[] {
  const beside = block["type"] === "section" ? textOf(block["text"]) : undefined;
  return [textOf(block["label"]), element["action_id"], block["block_id"], textOf(element["placeholder"]), beside];
}

const textOf = (text: unknown): string | undefined =>
  typeof text === "object" && text !== null ? String((text as Json)["text"]) : undefined;

type Candidates = (block: Json, element: Json) => { names: unknown[]; option?: Json }[];

function findControl(
  workspace: Workspace,
  person: string,
  place: Place,
  name: string,
  candidates: Candidates,
): Control {
  const readable: string[] = [];
  let close: Control | undefined;
  for (const surface of surfacesBefore(workspace, person, place)) {
    for (const block of blocksOf(surface)) {
      if (place.block !== undefined && block["block_id"] !== place.block) continue;
      for (const element of elementsOf(block)) {
        for (const { names, option } of candidates(block, element)) {
          const control = { surface, block, element, ...(option === undefined ? {} : { option }) };
          if (names.includes(name)) return control;
          if (names.some((it) => typeof it === "string" && it.toLowerCase().includes(name.toLowerCase())))
            close ??= control;
          readable.push(String(names[0] ?? names[1]));
        }
      }
    }
  }
  if (close !== undefined) return close;
  throw new Error(`${person} sees no "${name}"; there are: ${[...new Set(readable)].join(" | ") || "none"}`);
}

function blocksOf(surface: Surface): Json[] {
  if (surface.kind !== "message") return surface.view.view.blocks;
  const attached = (surface.message.attachments ?? []).flatMap((it) => (it["blocks"] ?? []) as Json[]);
  return [...(surface.message.blocks ?? []), ...attached];
}

/** Where to look, in the order a person would: an open modal hides everything else. */
function surfacesBefore(workspace: Workspace, person: string, place: Place): Surface[] {
  const stack = workspace.state.modals[person] ?? [];
  if (place.view !== undefined)
    return stack.filter((it) => it.id === place.view).map((view) => ({ kind: "modal", view }));
  const home = workspace.state.homes[person];
  const homes: Surface[] = home === undefined ? [] : [{ kind: "home", view: home }];
  if (place.in === "home") return homes;
  if (place.in !== undefined)
    return messagesBefore(workspace, [workspace.channelSeenBy(person, place.in)], person, place.ts);
  const top = stack.at(-1);
  if (top !== undefined) return [{ kind: "modal", view: top }];
  const theirs = workspace.state.channels.filter((it) => it.members.includes(person));
  return [...messagesBefore(workspace, theirs, person, place.ts), ...homes];
}

function messagesBefore(workspace: Workspace, channels: Channel[], person: string, ts: string | undefined): Surface[] {
  const all = channels.flatMap((channel) =>
    seenIn(workspace, channel, person)
      .filter((it) => (ts === undefined || it.ts === ts) && (it.blocks !== undefined || it.attachments !== undefined))
      .map((message) => ({ kind: "message" as const, channel, message })),
  );
  if (ts !== undefined && all.length === 0) throw new SlackFailure("message_not_found");
  return all.toSorted((a, b) => (a.message.ts < b.message.ts ? 1 : -1));
}
