import type { Hono } from "hono";
import { z } from "zod";
import type { Drills } from "../drills/drills.ts";
import type { ScenarioView } from "../page/wire.ts";

const startSchema = z.strictObject({
  scenario: z.string().min(1).max(100),
  role: z.string().min(1).max(100).nullable(),
});
const languageSchema = z.object({ lang: z.enum(["en", "ko"]).default("en") });

/** Choosing a scenario, playing it, stopping it, and looking back on it. How it goes on is in the workspace. */
export function drillRoutes(app: Hono, drills: Drills): void {
  app.get("/api/scenarios", (context) => context.json(drills.scenarios.map(shown)));
  app.post("/api/drill", async (context) => {
    const body: unknown = await context.req.json().catch(() => null);
    const asked = startSchema.safeParse(body);
    if (!asked.success) return context.json({ error: z.prettifyError(asked.error) }, 400);
    try {
      drills.start(asked.data.scenario, asked.data.role);
      return context.json({});
    } catch (error) {
      return context.json({ error: error instanceof Error ? error.message : String(error) }, 409);
    }
  });
  app.post("/api/drill/stop", async (context) => {
    await drills.stop();
    return context.json({});
  });
  app.post("/api/drill/dismiss", (context) => {
    drills.dismiss();
    return context.json({});
  });
  app.get("/api/drill/debrief", (context) => {
    const asked = languageSchema.safeParse(context.req.query());
    if (!asked.success) return context.json({ error: "?lang=en or ?lang=ko" }, 400);
    return context.json(drills.debrief(asked.data.lang));
  });
}

function shown({ name, title, summary, roles }: Drills["scenarios"][number]): ScenarioView {
  const parts = Object.entries(roles).map(([role, { person, does }]) => ({ role, handle: person, does }));
  return { name, title, summary, roles: parts };
}
