import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { enqueueEffects } from "../../src/store/effect-rows.ts";
import { openStore } from "../../src/store/open-store.ts";
import { standingClock } from "../practice/workspace.ts";
import { freshPostgres, silent } from "../store/engines.ts";
import { effect } from "../store/outbox-worker.ts";
import { about, addressOf, openSlack, slackLike, visit, wrong } from "./bench.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const places: [string, () => Promise<string>][] = [
  [
    "a file",
    async () => {
      folders.push(mkdtempSync(join(tmpdir(), "watchfire-doctor-")));
      return join(folders.at(-1)!, "watchfire.sqlite");
    },
  ],
  ["PostgreSQL", () => freshPostgres({ empty: true })],
];

describe.each(places)("what is overdue in %s", (_, place) => {
  it("is nothing, or told with its ids", async () => {
    const url = await place();
    const store = await openStore({ url, instance: "one", logger: silent, clock: systemClock });
    expect(about(await visit({ database: url }), "Overdue")[0]).toMatchObject({ verdict: "good" });
    const due = { kind: "page", urgent: true, runAt: standingClock().machineNow() - 11_000 };
    const calls = [1, 2, 3, 4, 5].map((id) => effect(`call-${id}`, { ...due, lane: `lane ${id}` }));
    await store.transaction((tx) => enqueueEffects(tx, calls, due.runAt, null));
    const findings = wrong(about(await visit({ database: url }), "Overdue"));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(
      /^Overdue: 5 calls were due and not taken up \(call-\d, call-\d, call-\d, and 2 more\)/,
    );
    await store.close();
  });
});

describe("the dead man's switch", () => {
  const yaml = 'announceChannel: incidents\ndeadMan: { url: "https://hc-ping.com/0f6c1d34-secret" }\n';

  it("is explained where there is none", async () => {
    const [finding] = about(await visit(), "Dead man");
    expect(finding).toMatchObject({ verdict: "unsure" });
    expect(finding!.words).toContain("deadMan.urlEnv");
  });

  it("is looked for at its server, and never pinged from here", async () => {
    const clock = standingClock();
    const slack = slackLike(openSlack(clock), clock);
    const asked: string[] = [];
    const findings = await visit({
      clock,
      yaml,
      fetch: async (input, init) => {
        if (!addressOf(input).includes("hc-ping")) return slack(input, init);
        asked.push(`${init?.method} ${addressOf(input)}`);
        return new Response(null, { status: 404 });
      },
    });
    expect(asked).toEqual(["HEAD https://hc-ping.com"]);
    expect(about(findings, "Dead man")).toMatchObject([{ verdict: "good" }]);
    expect(JSON.stringify(findings)).not.toContain("0f6c1d34-secret");
  });

  it("is wrong where nobody answers", async () => {
    const clock = standingClock();
    const slack = slackLike(openSlack(clock), clock);
    const fetch: typeof globalThis.fetch = (input, init) =>
      addressOf(input).includes("hc-ping")
        ? Promise.reject(Object.assign(new Error("inner"), { code: "ENOTFOUND" }))
        : slack(input, init);
    expect(wrong(await visit({ clock, yaml, fetch }))).toEqual([
      expect.stringContaining("Dead man: https://hc-ping.com can't be reached: the name can't be found"),
    ]);
  });
});
