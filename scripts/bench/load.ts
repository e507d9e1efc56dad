import { connect, type Socket } from "node:net";

/** Connections to one server, each with one request under way at most. */
export interface Load {
  /** Sends everything as fast as the answers come. */
  all(requests: readonly Buffer[]): Promise<void>;
  /** Sends one on a free connection. Returns the milliseconds to its answer. */
  one(request: Buffer): Promise<number>;
}

export async function openLoad(port: number, connections: number): Promise<Load> {
  const free = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  return {
    async all(requests) {
      let next = 0;
      const work = async (send: Send): Promise<void> => {
        for (let at = (next += 1) - 1; at < requests.length; at = (next += 1) - 1) await send(requests[at]!);
      };
      await Promise.all(free.map(work));
    },
    async one(request) {
      const started = performance.now();
      const send = free.pop() ?? (await openConnection(port));
      await send(request);
      free.push(send);
      return performance.now() - started;
    },
  };
}

type Send = (request: Buffer) => Promise<void>;

async function openConnection(port: number): Promise<Send> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opening = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(opening));
    opening.once("error", reject);
  });
  let answered = (): void => undefined;
  let refused = (_: Error): void => undefined;
  let head = "";
  socket.on("data", (chunk) => {
    head += chunk.toString("latin1");
    // An acknowledgement has no body: it ends with its head.
    if (!head.includes("\r\n\r\n")) return;
    const ok = head.startsWith("HTTP/1.1 200");
    const status = head.slice(0, 60);
    head = "";
    if (ok) answered();
    else refused(new Error(`The server answered ${status}`));
  });
  socket.on("error", (error) => refused(error));
  socket.on("close", () => refused(new Error("The server closed a connection.")));
  return (request) =>
    new Promise<void>((resolve, reject) => {
      answered = resolve;
      refused = reject;
      socket.write(request);
    });
}
