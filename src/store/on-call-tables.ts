import type { Kit } from "./kit.ts";

export function onCallTables(kit: Kit) {
  /** Who covers for whom, as the team's stream has it: rewritten with every change of it. */
  const overrides = kit.table(
    "overrides",
    {
      team: kit.text("team").notNull(),
      number: kit.int("number").notNull(),
      layer: kit.text("layer").notNull(),
      person: kit.text("person").notNull(),
      from: kit.instant("from_at").notNull(),
      until: kit.instant("until_at").notNull(),
      by: kit.text("by").notNull(),
      at: kit.instant("at").notNull(),
    },
    (t) => [kit.primaryKey({ columns: [t.team, t.number] }), kit.index("overrides_until").on(t.until)],
  );
  /** How somebody wants to be reached, as their own stream has it. `content` is JSON. */
  const contacts = kit.table("contacts", {
    person: kit.text("person").primaryKey(),
    content: kit.text("content").notNull(),
  });
  return { overrides, contacts };
}
