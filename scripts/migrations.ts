import { spawnSync } from "node:child_process";

/**
 * Writes the next migration of both databases from src/store/tables.ts: `npm run migrations -- what_changes`.
 * `npm run migrations -- what_changes --custom` writes an empty one on both sides, for SQL by hand (triggers, moving data).
 */
const DIALECTS = [
  { dialect: "sqlite", schema: "src/store/schema.sqlite.ts", out: "migrations/sqlite" },
  { dialect: "postgresql", schema: "src/store/schema.pg.ts", out: "migrations/postgres" },
];

const [name, ...flags] = process.argv.slice(2);
if (name === undefined || name.startsWith("-")) {
  console.error("Say what the migration does: npm run migrations -- add_room_topics");
  process.exit(2);
}

for (const { dialect, schema, out } of DIALECTS) {
  const options = [
    "generate",
    `--dialect=${dialect}`,
    `--schema=${schema}`,
    `--out=${out}`,
    `--name=${name}`,
    ...flags,
  ];
  const { status } = spawnSync("npx", ["drizzle-kit", ...options], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
