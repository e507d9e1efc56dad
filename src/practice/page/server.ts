import { get, post } from "./ask-server.ts";
import type { TourState } from "./wire-tour.ts";
import type { FileView, Hint, Outcome, Place, Stretch, Workspace } from "./wire.ts";

type Value = string | number | readonly string[] | null;

/** What a person does; the server's own schema says the same and has the last word. */
export type Act =
  | { do: "says"; channel: string; text: string; threadTs?: string; broadcast?: boolean }
  | { do: "types"; channel: string; text: string }
  | { do: "edits"; channel: string; ts: string; text: string }
  | { do: "deletes" | "pins" | "unpins" | "reads"; channel: string; ts: string }
  | { do: "reacts" | "unreacts"; channel: string; ts: string; emoji: string }
  | { do: "joins" | "leaves"; channel: string }
  | { do: "opensHome" }
  | { do: "opensDirectMessage"; person: string }
  | { do: "clicks"; button: string; place: Place }
  | { do: "selects"; control: string; value: Value; place: Place }
  | { do: "searches"; control: string; query: string; place: Place }
  | { do: "fills" | "submits"; view: string; values: Record<string, Value> }
  | { do: "closes"; all: boolean }
  | { do: "shortcut"; callbackId: string; message?: { channel: string; ts: string } }
  | { do: "uploads"; channel: string; name: string; content: string; text?: string; threadTs?: string };

export interface Done extends Partial<Outcome> {
  /** Slack's own error code when it wouldn't let the person do it. */
  error?: string;
  ts?: string;
  channel?: string;
  options?: { text: string; value: string }[];
}

export async function act(as: string, act: Act): Promise<Done> {
  return await post<Done>(`/api/act?as=${as}`, act);
}

export async function fetchWorkspace(as: string): Promise<Workspace> {
  return await get<Workspace>(`/api/workspace?as=${as}`);
}

export async function fetchStretch(as: string, where: Record<string, string | number>): Promise<Stretch> {
  const query = new URLSearchParams({ as });
  for (const [key, value] of Object.entries(where)) query.set(key, String(value));
  return await get<Stretch>(`/api/messages?${query}`);
}

/** Null where there is no tour. */
export async function fetchTour(as: string): Promise<TourState | null> {
  return await get<TourState | null>(`/api/tour?as=${as}`);
}

export async function fetchFile(as: string, id: string): Promise<FileView> {
  return await get<FileView>(`/api/files/${id}?as=${as}`);
}

/** Calls back with every change; `connected` tells when the line is lost and found again. */
export function listen(as: string, hear: (hint: Hint) => void, connected: (yes: boolean) => void): () => void {
  const source = new EventSource(`/api/events?as=${as}`);
  source.addEventListener("open", () => connected(true));
  source.addEventListener("error", () => connected(false));
  source.addEventListener("message", (message) => hear(JSON.parse(String(message.data)) as Hint));
  return () => source.close();
}

/** Where Slack says by itself, in the channel, that the bot didn't answer. */
export function hasItsOwnLine(act: Act): boolean {
  return act.do === "types" || ((act.do === "clicks" || act.do === "selects") && act.place.ts !== undefined);
}
