/** Whoever wants to know when something has changed. */
export interface Watchers {
  /** Calls back after each change. Returns how to stop that. */
  watch(listener: () => void): () => void;
  /** It has changed. */
  tell(): void;
  /** Whether anybody watches. */
  any(): boolean;
}

export function createWatchers(): Watchers {
  const listeners = new Set<() => void>();
  return {
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: () => listeners.forEach((listener) => listener()),
    any: () => listeners.size > 0,
  };
}
