import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** They take hold of the process's network: whatever else ran in it would be cut off. */
const alone = ["test/doctor/trouble.test.ts", "test/notify/*.test.ts"];

/** Where every rule is a pure function, there is no excuse. */
const pure = { statements: 95, branches: 95, functions: 95, lines: 95 };

export default defineConfig({
  test: {
    // By `npm run coverage` alone: it slows everything down. The page runs in browsers, out of its sight.
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/practice/page/**"],
      reporter: ["text", "text-summary"],
      skipFull: true,
      thresholds: {
        "src/incident/**": pure,
        "src/oncall/**": pure,
        "src/record/**": pure,
        "src/postmortem/**": pure,
        "src/people/**": pure,
      },
    },
    globalSetup: ["test/store/postgres.setup.ts"],
    // Some of it waits for processes, sockets and disks: one worker a core would leave the cores idle.
    maxWorkers: Math.max(3, availableParallelism()),
    // No test is about time: a machine that is busy must not make one fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A busy machine may take its time; what never comes is still found.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        // Loading the program once a worker instead of once a file halves the time.
        test: { name: "together", include: ["test/**/*.test.ts"], exclude: alone, isolate: false },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
