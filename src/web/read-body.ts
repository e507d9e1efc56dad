import type { IncomingMessage } from "node:http";

/** The body as it came, or why there is none: it is over the limit, or the sender went away. */
export type Body = Buffer | "too large" | "gone";

/** Reads a request's body up to `limit` bytes. What is beyond is not kept; the caller answers and lets it drain. */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.resolve("too large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      request.off("data", onData);
      request.pause();
      resolve("too large");
    };
    request.on("data", onData);
    request.once("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.once("error", () => resolve("gone"));
    request.once("close", () => resolve("gone"));
  });
}
