import type { Hono } from "hono";
import { z } from "zod";
import type { Controls } from "../controls.ts";
import { speeds } from "../practice-clock.ts";
import { troubleNames } from "../trouble.ts";

const orderSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("runs"), speed: z.literal(speeds) }),
  z.strictObject({ do: z.literal("jumps") }),
  z.strictObject({ do: z.literal("troubles"), name: z.enum(troubleNames), on: z.boolean() }),
  z.strictObject({ do: z.literal("endsTrouble") }),
  z.strictObject({ do: z.literal("kills") }),
  z.strictObject({ do: z.literal("restarts") }),
]);

/** Time, trouble, and the bot's life and death: how they stand, and orders to change them. */
export function controlRoutes(app: Hono, controls: Controls | null): void {
  app.get("/api/controls", async (context) => context.json((await controls?.view()) ?? null));
  if (controls === null) return;
  app.post("/api/controls", async (context) => {
    const body: unknown = await context.req.json().catch(() => null);
    const order = orderSchema.safeParse(body);
    if (!order.success) return context.json({ error: z.prettifyError(order.error) }, 400);
    await carryOut(order.data, controls);
    return context.json(await controls.view());
  });
}

async function carryOut(order: z.infer<typeof orderSchema>, controls: Controls): Promise<void> {
  const { clock, trouble, lives } = controls;
  switch (order.do) {
    case "runs":
      return clock.choose(order.speed);
    case "jumps":
      return controls.jump();
    case "troubles":
      return trouble.set(order.name, order.on);
    case "endsTrouble":
      return controls.endAllTrouble();
    case "kills":
      return lives.kill();
    case "restarts":
      return lives.bot.start();
  }
}
