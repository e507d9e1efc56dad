/** The workspace's time as the server last told it, carried on by the browser's own stopwatch. */
export interface BrowserClock {
  now(): number;
  tell(serverNow: number): void;
}

export function createBrowserClock(): BrowserClock {
  let told = 0;
  let at = performance.now();
  return {
    now: () => told + (performance.now() - at),
    tell(serverNow) {
      told = serverNow;
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
