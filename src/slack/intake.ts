import type { App, Receiver } from "@slack/bolt";
import { z } from "zod";
import type { Inbox } from "../engine/inbox.ts";
import { NotYet } from "../engine/performer.ts";
import { isPassing } from "./api-errors.ts";
import type { Logger } from "../logger.ts";
import { isReadable } from "./readable.ts";

/** What Slack sends, whatever the transport. */
export interface Envelope {
  kind: "event" | "command" | "interaction";
  body: Record<string, unknown>;
}

/** The acknowledgement: `ok: false` is anything but a 2xx, `body` its payload. */
export interface Answer {
  ok: boolean;
  body?: unknown;
}

/**
 * Where everything from Slack comes in, verified by its transport. An event is on disk before it is acknowledged;
 * commands and clicks are acknowledged with what came of them.
 */
export interface Intake {
  /** Never throws: what can't be kept is not acknowledged. */
  receive(envelope: Envelope): Promise<Answer>;
  /** Requests being answered. */
  underWay(): number;
}

const eventSchema = z.object({ event_id: z.string().min(1), type: z.literal("event_callback") });

export function createIntake({ app, inbox, logger }: { app: () => App; inbox: Inbox; logger: Logger }): Intake {
  let underWay = 0;
  return {
    async receive(envelope) {
      underWay += 1;
      try {
        return envelope.kind === "event" ? await keep(envelope.body) : await answer(envelope.body);
      } catch (error) {
        // Slack comes again with an event that got no 200.
        logger.error({ kind: envelope.kind, error: String(error) }, "what Slack sent could not be kept");
        return { ok: false };
      } finally {
        underWay -= 1;
      }
    },
    underWay: () => underWay,
  };

  async function keep(body: Record<string, unknown>): Promise<Answer> {
    const event = eventSchema.safeParse(body);
    if (!event.success) {
      // Such as app_rate_limited: Slack tells of itself, and there is nothing to process.
      logger.warn({ type: String(body["type"]) }, "Slack sent something that is no event");
      return { ok: true };
    }
    await inbox.accept(event.data.event_id, body);
    return { ok: true };
  }

  /** Bolt never answers what no listener matches; here nobody is left without an answer. */
  async function answer(body: Record<string, unknown>): Promise<Answer> {
    if (!isReadable(body)) {
      // Such as view_closed, to which nobody listens, or what Slack never sends: there is nobody to answer.
      logger.warn({ command: "command" in body }, "what came from Slack can't be read");
      return { ok: true };
    }
    return new Promise((resolve) => {
      const ack = async (payload?: unknown): Promise<void> => {
        resolve(payload === undefined ? { ok: true } : { ok: true, body: payload });
      };
      app()
        .processEvent({ body, ack })
        .then(
          () => resolve({ ok: true }),
          (error: unknown) => {
            logger.error(
              { error: String(error), stack: error instanceof Error ? error.stack : undefined },
              "a listener failed",
            );
            resolve({ ok: false });
          },
        );
    });
  }
}

/** Bolt wants a receiver; ours only hands it the app, for the transports call the intake. */
export class NoReceiver implements Receiver {
  init(): void {}
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
}

/** Runs an event's listeners; a failure of any of them comes out here, as NotYet where only Slack is away. */
export async function processEvent(app: App, body: unknown): Promise<void> {
  try {
    await app.processEvent({ body: body as Record<string, unknown>, ack: async () => undefined });
  } catch (error) {
    throw isPassing(error) ? new NotYet(String(error)) : error;
  }
}
