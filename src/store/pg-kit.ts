import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Kit } from "./kit.ts";

// Both dialects' builders answer to the same calls and give the same values, which the contract suite proves; their types only differ in name.
export const pgKit = {
  table: pgTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  instant: (name: string) => bigint(name, { mode: "number" }),
  bool: (name: string) => boolean(name),
  index,
  primaryKey,
} as unknown as Kit;
