import type { Hono } from "hono";
import { z } from "zod";
import { HOUR, type Clock } from "../../clock.ts";
import type { PhoneActs } from "../phones/far-ends.ts";
import { looked } from "../phones/phone.ts";
import { phoneViews, type PhoneSight } from "./phone-views.ts";

const id = z.string().min(1).max(100);
const call = { call: id };
const actSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("picksUp"), ...call }),
  z.strictObject({ do: z.literal("hangsUp"), ...call }),
  z.strictObject({ do: z.literal("presses"), ...call, digit: z.string().regex(/^[0-9*#]$/) }),
  z.strictObject({ do: z.literal("texts"), person: id, text: z.string().trim().min(1).max(500) }),
  z.strictObject({ do: z.literal("silences"), person: id, alert: id }),
  z.strictObject({ do: z.literal("looks"), person: id }),
  z.strictObject({ do: z.literal("sleeps"), person: id, on: z.boolean() }),
  z.strictObject({ do: z.literal("doesNotDisturb"), person: id, on: z.boolean() }),
]);

const DO_NOT_DISTURB_LASTS = 8 * HOUR;

/** Everybody's telephones, and what one does at them. */
export function phoneRoutes(app: Hono, sight: PhoneSight, { acts, clock }: { acts: PhoneActs; clock: Clock }): void {
  app.get("/api/phones", (context) => context.json(phoneViews(sight, clock.now())));
  app.post("/api/phones", async (context) => {
    const asked = actSchema.safeParse(await context.req.json().catch(() => null));
    if (!asked.success) return context.json({ error: z.prettifyError(asked.error) }, 400);
    const { data } = asked;
    if ("person" in data && !sight.phones.all().some(({ person }) => person === data.person))
      return context.json({ error: "user_not_found" }, 409);
    await perform(data);
    return context.json({});
  });

  async function perform(act: z.infer<typeof actSchema>): Promise<void> {
    switch (act.do) {
      case "picksUp":
        return acts.picksUp(act.call);
      case "presses":
        return acts.presses(act.call, act.digit);
      case "hangsUp":
        return acts.hangsUp(act.call);
      case "texts":
        return acts.texts(act.person, act.text);
      case "silences":
        return acts.silences(act.person, act.alert);
      case "looks":
        return sight.phones.change(act.person, looked);
      case "sleeps":
        return sight.phones.sleeps(act.person, act.on);
      case "doesNotDisturb":
        return sight.slack.person(act.person).setsDoNotDisturb(act.on ? clock.now() + DO_NOT_DISTURB_LASTS : null);
    }
  }
}
