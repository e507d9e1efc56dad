import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { claimCause } from "../../src/store/event-rows.ts";
import { putSetting } from "../../src/store/setting-rows.ts";
import { benchFolder, openBenchFile, sqliteName } from "./place.ts";
import { median, type Row } from "./row.ts";

const ROUNDS = 400;
/** What SQLite writes for a small commit: a few pages and their frames. */
const BYTES = 16 * 1024;

/** P3: what one commit takes that survives a power cut, and what a statement takes beside the driver's own. */
export async function measure(): Promise<Row[]> {
  const { file, store } = openBenchFile();
  const on = sqliteName(file);
  const value = "x".repeat(1_000);
  const disk = openSync(join(benchFolder(), "raw"), "w");
  const block = Buffer.alloc(BYTES);
  const [raw, ours]: [number[], number[]] = [[], []];
  // In turn, so that whatever else the disk does strikes both.
  for (let round = 0; round < ROUNDS; round += 1) {
    raw.push(await microseconds(async () => (writeSync(disk, block, 0, BYTES, 0), fdatasyncSync(disk))));
    ours.push(await microseconds(() => store.transaction((tx) => putSetting(tx, `key ${round}`, value))));
  }
  closeSync(disk);
  const claim = file.client.prepare(
    "insert into causes (stream, cause, at) values (?, ?, ?) on conflict do nothing returning stream",
  );
  const bareClaim = file.client.transaction((stream: string) => void claim.all(stream, "cause", 1));
  const [bare, hot]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await microseconds(async () => bareClaim.immediate(`bare ${round}`)));
    hot.push(await microseconds(() => store.transaction((tx) => claimCause(tx, `hot ${round}`, "cause", 1))));
  }
  return [
    {
      goal: "P3",
      what: "a commit, on the disk (raw: writing 16 KiB and fdatasync)",
      on,
      unit: "µs",
      raw: median(raw),
      measured: median(ours),
      promise: { times: 2 },
    },
    {
      goal: "P3",
      what: "a commit of one prepared insert (raw: the driver's own)",
      on,
      unit: "µs",
      raw: median(bare),
      measured: median(hot),
      promise: { times: 1.1 },
    },
  ];
}

async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) * 1_000;
}
