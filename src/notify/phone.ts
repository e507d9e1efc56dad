import type { Notifier, PageCall } from "./notifier.ts";

export interface Ring {
  person: string;
  /** `INC-42` */
  incident: string;
  title: string;
  body: string;
  ackUrl?: string;
}

/** A telephone that is a function, which returns how to hang up: the practice workspace shows it on its page. */
export function createPhone(ring: (ring: Ring) => () => void): Notifier {
  const ringing = new Map<string, () => void>();
  const lineOf = ({ incident, target }: PageCall): string => `${incident}:${target}`;
  return {
    name: "phone",
    kind: "push",
    rings: true,
    reaches: () => true,
    async page(call) {
      const { incident, target: person, title, text: body, ackUrl } = call;
      ringing.set(lineOf(call), ring({ person, incident, title, body, ...(ackUrl === null ? {} : { ackUrl }) }));
    },
    async standDown(call) {
      ringing.get(lineOf(call))?.();
      ringing.delete(lineOf(call));
    },
    async check({ id, target: person, title, text: body, ackUrl }) {
      const hangUp = ring({ person, incident: "", title, body, ...(ackUrl === null ? {} : { ackUrl }) });
      ringing.set(id, hangUp);
    },
    async endCheck({ id }) {
      ringing.get(id)?.();
      ringing.delete(id);
    },
  };
}
