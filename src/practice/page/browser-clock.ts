/** The workspace's time as the server last told it, carried on by the browser's own stopwatch as fast as it runs there. */
export interface BrowserClock {
  now(): number;
  tell(server: { now: number; speed: number }): void;
}

export function createBrowserClock(): BrowserClock {
  let told = { now: 0, speed: 1 };
  let at = performance.now();
  return {
    now: () => told.now + (performance.now() - at) * told.speed,
    tell({ now, speed }) {
      told = { now, speed };
      at = performance.now();
    },
  };
}

/** Runs `wake` each `ms` milliseconds. Returns how to stop. */
export function every(ms: number, wake: () => void): () => void {
  const timer = setInterval(wake, ms);
  return () => clearInterval(timer);
}

export function after(ms: number, wake: () => void): () => void {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
}
