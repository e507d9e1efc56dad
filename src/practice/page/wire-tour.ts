/** How far somebody's first incident has come, as the server sees it. Types alone. */
export interface TourStep {
  name: "declare" | "answer" | "command" | "severity" | "moment" | "update" | "resolve" | "close";
  done: boolean;
}

export interface TourState {
  steps: TourStep[];
  /** The war room of the incident that the tour follows; null before there is one. */
  room: string | null;
  /** Whose phone rings, who commands, who drafted the update that waits: who the next step is about. */
  ringing: string | null;
  commander: string | null;
  comms: string | null;
  author: string | null;
}
