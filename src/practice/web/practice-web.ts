import { Hono } from "hono";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { SECOND } from "../../clock.ts";
import type { Clock } from "../../clock.ts";
import type { Hint, Shortcut, SlashCommand } from "../page/wire.ts";
import type { TourState } from "../page/wire-tour.ts";
import { SlackFailure } from "../slack/failure.ts";
import { answerPage } from "../../slack/paging/buttons.ts";
import type { Controls } from "../controls.ts";
import type { Inside } from "../inside/inside.ts";
import type { Drills } from "../drills/drills.ts";
import type { FarEnds } from "../phones/far-ends.ts";
import type { Phones } from "../phones/phones.ts";
import type { PracticeSlack } from "../slack/practice-slack.ts";
import type { Message } from "../slack/state.ts";
import { actSchema, perform } from "./acts.ts";
import { controlRoutes } from "./control-routes.ts";
import { drillRoutes } from "./drill-routes.ts";
import { insideRoute } from "./inside-route.ts";
import { readMarkdown } from "./markdown.ts";
import { phoneRoutes } from "./phone-routes.ts";
import { createReadMarks } from "./read-marks.ts";
import { onlyFromThisPage } from "./same-origin.ts";
import { staticFiles } from "./static-files.ts";
import { stretchFor, stretchSchema, workspaceFor } from "./what-a-person-sees.ts";
import type { Sight } from "./what-a-person-sees.ts";

export interface PracticeWebOptions {
  clock: Clock;
  /** The slash commands there are, for completion as one types. */
  commands?: readonly SlashCommand[];
  shortcuts?: readonly Shortcut[];
  /** Everybody's telephones, which the practice providers ring. */
  phones: Phones;
  farEnds: Pick<FarEnds, "acts" | "numberOf">;
  /** Which of the bot's direct messages are pages; those with a button that answers a page when left out. */
  isPage?: (message: Message) => boolean;
  /** How far the guided tour has come; there is none when left out. */
  tour?: () => Promise<TourState>;
  /** Scenarios to play; left out where there is no bot to play them with. */
  drills?: Drills;
  /** Of time, trouble and the bot's life; left out where there is no bot. */
  controls?: Controls;
  /** What goes on inside the bot; left out where there is none. */
  inside?: Inside;
}

/** The practice workspace in the browser. To be served on the loopback address only: whoever reaches it can be anybody. */
export function practiceWeb(slack: PracticeSlack, options: PracticeWebOptions): Hono {
  const sight: Sight = {
    slack,
    marks: createReadMarks(options.clock.now()),
    phones: options.phones,
    numberOf: options.farEnds.numberOf,
    commands: options.commands ?? [],
    shortcuts: options.shortcuts ?? [],
    isPage: options.isPage ?? asksForAnAnswer,
    drills: options.drills ?? null,
  };
  const app = new Hono();
  app.onError((error, context) => context.json({ error: error.message }, 500));
  app.use(onlyFromThisPage);
  app.use("/api/*", bodyLimit({ maxSize: 5_000_000 }));
  readRoutes(app, sight, options);
  app.get("/api/tour", async (context) => context.json((await options.tour?.()) ?? null));
  actRoute(app, sight);
  phoneRoutes(app, sight, { acts: options.farEnds.acts, clock: options.clock });
  if (sight.drills !== null) drillRoutes(app, sight.drills);
  controlRoutes(app, options.controls ?? null);
  if (options.inside !== undefined) insideRoute(app, options.inside);
  eventRoute(app, sight, options);
  app.route("/", staticFiles());
  return app;
}

const someone = z.object({ as: z.string().min(1).max(50) });

function readRoutes(app: Hono, sight: Sight, { clock, controls }: PracticeWebOptions): void {
  app.use("/api/*", async (context, next) => {
    const asked = someone.safeParse(context.req.query());
    const known = asked.success && sight.slack.people().some((person) => person.id === asked.data.as);
    return known ? await next() : context.json({ error: "Say who you are: ?as=U…" }, 400);
  });
  app.get("/api/workspace", (context) => {
    const { as } = someone.parse(context.req.query());
    return context.json(workspaceFor(sight, as, { now: clock.now(), speed: speedOf(controls) }));
  });
  app.get("/api/messages", async (context) => {
    const asked = stretchSchema.safeParse(context.req.query());
    if (!asked.success) return context.json({ error: z.prettifyError(asked.error) }, 400);
    return await answering(context, () => stretchFor(sight, asked.data));
  });
  app.get("/api/files/:id", (context) => {
    const stored = sight.slack.file(context.req.param("id"));
    if (stored === undefined) return context.json({ error: "file_not_found" }, 404);
    const text = Buffer.from(stored.content, "base64").toString("utf8");
    const prose = /\.(md|markdown)$/i.test(stored.file.name) ? readMarkdown(text) : null;
    return context.json({ file: stored.file, text, prose });
  });
}

function actRoute(app: Hono, sight: Sight): void {
  app.post("/api/act", async (context) => {
    const { as } = someone.parse(context.req.query());
    const body: unknown = await context.req.json().catch(() => null);
    const act = actSchema.safeParse(body);
    if (!act.success) return context.json({ error: z.prettifyError(act.error) }, 400);
    return await answering(context, async () => (await perform(act.data, sight, as)) ?? {});
  });
}

/** What Slack itself wouldn't let the person do is an answer to them, not a fault of the server. */
async function answering(context: Context, answer: () => unknown): Promise<Response> {
  try {
    return context.json((await answer()) as object);
  } catch (error) {
    if (error instanceof SlackFailure) return context.json({ error: error.code }, 409);
    throw error;
  }
}

/** Says only that something changed, and where; the page then asks for what it shows. */
function eventRoute(app: Hono, sight: Sight, { clock, controls, inside }: PracticeWebOptions): void {
  app.get("/api/events", (context) => {
    const { as } = someone.parse(context.req.query());
    return streamSSE(context, async (stream) => {
      const tell = (change: Omit<Hint, "now" | "speed">): void => {
        const hint: Hint = { ...change, now: clock.now(), speed: speedOf(controls) };
        void stream.writeSSE({ data: JSON.stringify(hint) });
      };
      const stopWatching = [
        sight.slack.watch((change) => {
          if (change.person === undefined || change.person === as) tell(change);
        }),
        sight.drills?.watch(() => tell({ kind: "drill" })),
        sight.phones.watch(() => tell({ kind: "phone" })),
        controls?.watch(() => tell({ kind: "controls" })),
        inside?.watch(() => tell({ kind: "inside" })),
        heartbeat(clock, () => tell({ kind: "clock" })),
      ];
      tell({ kind: "hello" });
      await new Promise<void>((gone) => stream.onAbort(gone));
      stopWatching.forEach((stop) => stop?.());
    });
  });
}

function speedOf(controls: Controls | undefined): number {
  return controls?.clock.speed() ?? 1;
}

function heartbeat(clock: Clock, beat: () => void): () => void {
  let stop = (): void => undefined;
  const next = (): void => {
    stop = clock.after(5 * SECOND, () => {
      beat();
      next();
    });
  };
  next();
  return () => stop();
}

// A brief or a reminder in a direct message has other buttons; a page has this one until it is answered.
function asksForAnAnswer(message: Message): boolean {
  return JSON.stringify(message.blocks ?? []).includes(`"action_id":"${answerPage.id}`);
}
