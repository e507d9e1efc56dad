import { parseArgs } from "node:util";
import { ConfigError } from "../src/config/mistakes.ts";
import { createLogger } from "../src/logger.ts";
import { listScenarios, readOptions, Unusable, type PracticeOptions } from "../src/practice/drills/command-line.ts";
import { playHeadless } from "../src/practice/drills/headless.ts";
import { lineInWords, playedAsJson, playedInWords } from "../src/practice/drills/played.ts";
import { systemClock } from "../src/clock.ts";
import { shippedScenarios } from "../src/drills/catalogue.ts";

/**
 * Plays a scenario to its end and prints timeline, score and the postmortem's draft:
 * `npm run practice -- --scenario db-pool --speed 60 --headless`. Exit code 1 when somebody in the script couldn't do
 * what it says, 2 when the command line can't be understood.
 */
try {
  const { values } = parseArgs({
    options: {
      scenario: { type: "string" },
      role: { type: "string" },
      speed: { type: "string" },
      seed: { type: "string" },
      locale: { type: "string" },
      headless: { type: "boolean" },
      json: { type: "boolean" },
      list: { type: "boolean" },
    },
  });
  const scenarios = shippedScenarios();
  if (values.list) console.log(listScenarios(scenarios, values.locale === "ko" ? "ko" : "en"));
  else await play(readOptions(values, scenarios));
} catch (error) {
  const misread = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (!(misread || error instanceof Unusable || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function play({ speed, json, ...options }: PracticeOptions): Promise<void> {
  const paced = speed !== "max";
  const pace = (ms: number) => new Promise<void>((resolve) => void systemClock.after(ms / Number(speed), resolve));
  const played = await playHeadless({
    ...options,
    logger: createLogger("error"),
    ...(paced ? { pace } : {}),
    ...(paced && !json ? { tell: (line) => console.log(lineInWords(line)) } : {}),
  });
  process.stdout.write(json ? playedAsJson(played) : playedInWords(played, { timeline: !paced }));
  if (played.troubles.length > 0) process.exitCode = 1;
}
