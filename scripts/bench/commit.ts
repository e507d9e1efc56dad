import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { claimCause } from "../../src/store/event-rows.ts";
import { putSetting } from "../../src/store/setting-rows.ts";
import { benchFolder, openBenchFile, sqliteName } from "./place.ts";
import { median, type Row } from "./row.ts";

const ROUNDS = 400;
/** So many more come first: by then the code is compiled and the log has its full size, as after some minutes of service. */
const WARM_UP = 800;
/** What SQLite writes for a small commit: a few pages and their frames. */
const BYTES = 16 * 1024;

/** P3: what one commit takes that survives a power cut, and what a statement takes beside the driver's own. */
export async function measure(): Promise<Row[]> {
  const { file, store } = openBenchFile();
  const on = sqliteName(file);
  const value = "x".repeat(1_000);
  const disk = openSync(join(benchFolder(), "raw"), "w");
  const block = Buffer.alloc(BYTES);
  const [raw, ours] = await inTurn(
    async () => (writeSync(disk, block, 0, BYTES, 0), fdatasyncSync(disk)),
    (round) => store.transaction((tx) => putSetting(tx, `key ${round}`, value)),
  );
  closeSync(disk);
  const claim = file.client.prepare(
    "insert into causes (stream, cause, at) values (?, ?, ?) on conflict do nothing returning stream",
  );
  const bareClaim = file.client.transaction((stream: string) => void claim.all(stream, "cause", 1));
  const [bare, hot] = await inTurn(
    async (round) => bareClaim.immediate(`bare ${round}`),
    (round) => store.transaction((tx) => claimCause(tx, `hot ${round}`, "cause", 1)),
  );
  return [
    {
      goal: "P3",
      what: "a commit, on the disk (raw: writing 16 KiB and fdatasync)",
      on,
      unit: "µs",
      raw,
      measured: ours,
      promise: { times: 2 },
    },
    {
      goal: "P3",
      what: "a commit of one prepared insert (raw: the driver's own)",
      on,
      unit: "µs",
      raw: bare,
      measured: hot,
      promise: { times: 1.1 },
    },
  ];
}

type Work = (round: number) => Promise<unknown>;

/** The medians of both, in microseconds. One after the other, so that whatever else the disk does strikes both. */
async function inTurn(...works: [Work, Work]): Promise<[number, number]> {
  const [first, second]: [number[], number[]] = [[], []];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    first.push(await microseconds(() => works[0](round)));
    second.push(await microseconds(() => works[1](round)));
  }
  return [median(first.slice(WARM_UP)), median(second.slice(WARM_UP))];
}

async function microseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) * 1_000;
}
