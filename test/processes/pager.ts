import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { systemClock, type Instant } from "../../src/clock.ts";

const callSchema = z.object({
  id: z.string(),
  kind: z.string(),
  incident: z.string().default(""),
  step: z.number().default(0),
  target: z.string(),
  attempt: z.number(),
  ring: z.number().default(1),
});

/** A call that arrived, in the webhook's own words. */
export type Arrival = z.infer<typeof callSchema> & { at: Instant };

/** Whatever wakes people: an HTTP server that remembers each call of the webhook. */
export interface Pager {
  url: string;
  arrivals: readonly Arrival[];
  /** Takes calls and answers none of them, until the returned function is called. */
  hang(): () => void;
  close(): Promise<void>;
}

export async function openPager(): Promise<Pager> {
  const arrivals: Arrival[] = [];
  let hanging = false;
  const server = createServer((request, response) => {
    const at = systemClock.now();
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (hanging) return;
      arrivals.push({ ...callSchema.parse(JSON.parse(Buffer.concat(chunks).toString())), at });
      response.end("ok");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/page`,
    arrivals,
    hang() {
      hanging = true;
      return () => (hanging = false);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
