interface Ring {
  /** A Slack user id. */
  person: string;
  /** `INC-42`, where it rings for an incident. */
  incident?: string;
  title: string;
  body: string;
  /** Acknowledges when opened, without a login. */
  ackUrl?: string;
}

interface RingingPhone extends Ring {
  id: string;
}

/** The practice workspace's telephones: a notifier rings them, the page shows them. */
export interface Phones {
  /** Rings until hung up; ringing the same person about the same title again rings on. Returns how to hang up. */
  ring(ring: Ring): () => void;
  ringing(): readonly RingingPhone[];
  hangUp(id: string): void;
  watch(listener: () => void): () => void;
}

export function createPhones(): Phones {
  const ringing = new Map<string, RingingPhone>();
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const hangUp = (id: string): void => {
    if (ringing.delete(id)) changed();
  };
  return {
    ring(ring) {
      const id = `${ring.person}:${ring.title}`;
      ringing.set(id, { ...ring, id });
      changed();
      return () => hangUp(id);
    },
    ringing: () => [...ringing.values()],
    hangUp,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
