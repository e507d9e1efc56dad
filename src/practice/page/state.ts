import { readAddress } from "./address.ts";
import { loadSettings } from "./settings.ts";
import type { Settings } from "./settings.ts";
import type { ControlsView } from "./wire-controls.ts";
import type { TourState } from "./wire-tour.ts";
import type { FileView, Stretch, Workspace } from "./wire.ts";

/** Everything a window shows; the client alone changes it. */
export interface State {
  me: string;
  workspace: Workspace | null;
  /** A channel's id, or "home". */
  place: string;
  stretch: Stretch | null;
  thread: { ts: string; stretch: Stretch | null } | null;
  file: FileView | null;
  /** A message to be scrolled to and lit up. */
  target: string | null;
  /** One's own message that is being changed in place, and in which of its places. */
  editing: { ts: string; inThread: boolean } | null;
  /** What is newer than this is marked as new. */
  newSince: string | null;
  /** How far the guided tour has come; null where there is none. */
  tour: TourState | null;
  /** Of time, trouble and the bot's life; null where there are none. */
  controls: ControlsView | null;
  /** How often something inside the bot has changed while it was looked at. */
  insideChanges: number;
  connected: boolean;
  /** What Slack wouldn't let the person do, as its own error code, or what it said instead. */
  notice: string | null;
  settings: Settings;
}

/** The place that is no channel: the app's home tab. */
export const HOME = "home";
/** Who sits at a window whose address names nobody. */
const FIRST_PERSON = "U0BEN";

/** What a window shows before it has heard from the server: what its address says. */
export function firstState(): State {
  const address = readAddress(location.hash);
  return {
    me: address.as ?? FIRST_PERSON,
    workspace: null,
    place: address.channel ?? "",
    stretch: null,
    thread: null,
    file: null,
    target: address.ts,
    editing: null,
    newSince: null,
    tour: null,
    controls: null,
    insideChanges: 0,
    connected: true,
    notice: null,
    settings: loadSettings(),
  };
}

/** The place where it is one the person can go to, else #incidents. */
export function knownPlace(workspace: Workspace, place: string): string {
  const known = place === HOME || [...workspace.channels, ...workspace.others].some((channel) => channel.id === place);
  if (known) return place;
  const incidents = workspace.channels.find((channel) => channel.name === "incidents");
  return (incidents ?? workspace.channels[0])?.id ?? HOME;
}
