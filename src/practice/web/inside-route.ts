import type { Hono } from "hono";
import { z } from "zod";
import type { Inside } from "../inside/inside.ts";

const askedSchema = z.object({ channel: z.string().max(100).default("") });

/** What goes on inside the bot, for whoever looks at a channel. */
export function insideRoute(app: Hono, inside: Inside): void {
  app.get("/api/inside", async (context) => {
    const asked = askedSchema.safeParse(context.req.query());
    if (!asked.success) return context.json({ error: z.prettifyError(asked.error) }, 400);
    return context.json(await inside.read(asked.data.channel));
  });
}
