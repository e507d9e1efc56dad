import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/store/postgres.setup.ts"],
    pool: "forks",
    testTimeout: 20_000,
  },
});
