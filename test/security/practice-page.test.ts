import { networkInterfaces } from "node:os";
import { connect } from "node:net";
import { onTestFinished, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { checkConfig } from "../../src/config/check-config.ts";
import { createWebServer } from "../../src/web/server.ts";
import { freshWorkspace } from "../practice-page/workspace.ts";
import { silentLogger } from "../silent-logger.ts";

describe("the practice workspace", () => {
  it("listens on this machine alone, whatever the environment says", () => {
    for (const variables of [{}, { PORT: "8080" }, { DATABASE_URL: "postgres://x@db/x" }, { HOST: "0.0.0.0" }]) {
      const config = checkConfig({ variables, file: { name: "watchfire.yml", text: "" } });
      expect(config.listen.host).toBe("127.0.0.1");
    }
  });

  it("can't be reached by any other address of this machine, nor by a name that leads here", async () => {
    const { web } = freshWorkspace();
    const metrics = { text: async () => "", contentType: "text/plain" };
    const server = createWebServer({
      host: "127.0.0.1",
      port: 0,
      slack: null,
      apps: [web],
      ready: async () => ({ store: true, pages: true }),
      metrics,
      clock: systemClock,
      logger: silentLogger,
    });
    const port = await server.start();
    onTestFinished(() => server.stop());
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others) expect(await answers(address, port), address).toBe(false);
    expect(await answers("127.0.0.1", port)).toBe(true);
    const as = (headers: Record<string, string>) => web.request("/api/workspace?as=U0BEN", { headers });
    expect((await as({ host: `localhost:${port}` })).status).toBe(200);
    for (const host of [
      "",
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.nip.io",
      "localhost:99999999",
      "0.0.0.0",
    ])
      expect((await as({ host })).status, host).toBe(403);
  });
});

async function answers(host: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port, timeout: 1_000 });
  socket
    .once("connect", () => resolve(true))
    .once("error", () => resolve(false))
    .once("timeout", () => resolve(false));
  return promise.finally(() => socket.destroy());
}
