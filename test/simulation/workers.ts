import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Batch } from "./batch.ts";
import { add } from "./reached.ts";

/** Which of how many equal parts. */
export interface Share {
  readonly part: number;
  readonly parts: number;
}

const script = fileURLToPath(new URL("../../scripts/simulate.ts", import.meta.url));

/** Plays in so many processes of their own, with these arguments, and adds up. */
export async function share({ parts, args }: { parts: number; args: readonly string[] }): Promise<Batch> {
  const batches = await Promise.all(
    Array.from({ length: parts }, (_, n) => inProcess([...args, "--json", "--part", `${n + 1}/${parts}`])),
  );
  const total: Batch = { played: 0, reached: {}, cpu: 0, failure: null };
  for (const batch of batches) {
    total.played += batch.played;
    total.cpu += batch.cpu;
    total.failure ??= batch.failure;
    add(total.reached, batch.reached);
  }
  return total;
}

function inProcess(args: readonly string[]): Promise<Batch> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (words: string) => (output += words));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0 || code === 1) resolve(JSON.parse(output) as Batch);
      else reject(new Error(`A worker ended with ${code}: ${output}`));
    });
  });
}
