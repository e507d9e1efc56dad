import type { IncomingMessage, ServerResponse } from "node:http";
import { SECOND, type Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { readBody } from "../web/read-body.ts";
import { ackPayload } from "./ack-payload.ts";
import type { Answer, Intake } from "./intake.ts";
import { readRequestBody } from "./request-body.ts";
import { isFromSlack } from "./signature.ts";

/** Slack's own bodies are far smaller. */
const LARGEST_BODY = 2 * 1024 * 1024;
/** A sender of too much gets so long to stop and read why, before the connection is closed on it. */
const PATIENCE_WITH_SENDERS = 2 * SECOND;

/** Takes what Slack posts to `/slack/events`: events, commands and interactions, all at one address. */
export interface HttpReceiver {
  /** For node:http. The caller has looked at the path. */
  listener(request: IncomingMessage, response: ServerResponse): void;
  /** Answers 503 from now on, for Slack to come again, and waits for what is being answered. */
  stop(): Promise<void>;
}

export interface HttpReceiverPorts {
  intake: Intake;
  /** One secret, or two separated by a comma while one takes the other's place. */
  signingSecret: string;
  clock: Clock;
  logger: Logger;
}

export function createHttpReceiver({ intake, signingSecret, clock, logger }: HttpReceiverPorts): HttpReceiver {
  const secrets = secretsIn(signingSecret);
  if (secrets.length === 0) throw new Error("The signing secret is empty: anybody could speak for Slack.");
  const answering = new Set<Promise<void>>();
  let stopping = false;

  return {
    listener(request, response) {
      const answered = serve(request, response).catch((error: unknown) => fail(response, error));
      answering.add(answered);
      void answered.then(() => answering.delete(answered));
    },
    async stop() {
      stopping = true;
      await Promise.all(answering);
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (stopping) return refuse(request, response, 503, "stopping");
    if (request.method !== "POST") return refuse(request, response.setHeader("allow", "POST"), 405, "POST only");
    const raw = await readBody(request, LARGEST_BODY);
    if (raw === "gone") return;
    if (raw === "too large") return refuse(request, response, 413, "too large");
    const verified = isFromSlack(
      {
        raw,
        timestamp: request.headers["x-slack-request-timestamp"]?.toString(),
        signature: request.headers["x-slack-signature"]?.toString(),
      },
      secrets,
      clock.machineNow(),
    );
    const body = readRequestBody(raw, request.headers["content-type"]);
    // Slack doesn't sign this look at the address, and it changes nothing.
    if (body.is === "check") return end(response, 200);
    if (!verified) return refuseForged(response);
    if (body.is === "malformed") return end(response, 400, "malformed");
    if (body.is === "challenge") return endJson(response, { challenge: body.challenge });
    return give(response, await intake.receive(body.envelope));
  }

  function refuseForged(response: ServerResponse): void {
    logger.warn({}, "refused a request that is not from Slack, or too old: check SLACK_SIGNING_SECRET and the clock");
    end(response, 401);
  }

  /** Answers before the body was read: what is still coming is let in and dropped, so that the sender reads the answer. */
  function refuse(request: IncomingMessage, response: ServerResponse, status: number, why: string): void {
    response.writeHead(status, { "content-type": "text/plain", "content-length": why.length, connection: "close" });
    response.write(why);
    const finish = (): void => {
      callOff();
      response.end();
    };
    const callOff = clock.after(PATIENCE_WITH_SENDERS, finish);
    request.once("end", finish).once("close", finish).resume();
  }

  function fail(response: ServerResponse, error: unknown): void {
    logger.error({ error: String(error) }, "a request to the Slack address could not be answered");
    if (!response.headersSent) end(response, 500);
    else response.destroy();
  }
}

/** Every signing secret in the setting. */
export function secretsIn(signingSecret: string): string[] {
  return signingSecret
    .split(",")
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
}

function give(response: ServerResponse, answer: Answer): void {
  const payload = answer.ok ? ackPayload(answer) : null;
  if (payload === null) end(response, answer.ok ? 200 : 500);
  else endJson(response, payload);
}

function endJson(response: ServerResponse, body: object): void {
  end(response, 200, JSON.stringify(body), "application/json; charset=utf-8");
}

function end(response: ServerResponse, status: number, text = "", type = "text/plain"): void {
  const headers = { "content-length": Buffer.byteLength(text), ...(text === "" ? {} : { "content-type": type }) };
  response.writeHead(status, headers).end(text);
}
