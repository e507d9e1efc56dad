import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { expect, it } from "vitest";

const script = `
const { startEmbeddedPostgres } = await import(process.env.MODULE);
const server = await startEmbeddedPostgres(process.env.FOLDER, ["fsync=off"]);
await server.stop();
process.exitCode = 3;
`;

it("leaves a process that used it the exit code it wants, so that a test run can fail", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    env: {
      PATH: process.env["PATH"] ?? "",
      MODULE: new URL("embedded-postgres.ts", import.meta.url).href,
      FOLDER: tmpdir(),
    },
    stdio: "ignore",
  });
  expect(await once(child, "close")).toEqual([3, null]);
});
