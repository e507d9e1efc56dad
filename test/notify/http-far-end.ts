import nock from "nock";
import { afterEach } from "vitest";
import { createGuard, type Guard } from "../../src/notify/guard.ts";
import type { Notifier } from "../../src/notify/notifier.ts";
import { standingClock } from "../practice/workspace.ts";
import type { Rig, Trouble } from "./contract.ts";

export interface Request {
  method: string;
  path: string;
  body: string;
  headers: Record<string, string>;
}

export interface HttpRig extends Rig {
  received: Request[];
  clock: ReturnType<typeof standingClock>;
  /** Answers of the far end to come; after them everything is well. */
  answers: { status: number; body?: string; headers?: Record<string, string> }[];
}

export interface FarEnd {
  origin: string;
  /** What it answers when all is well. */
  well(request: Request): object;
  create(ports: { fetch: typeof globalThis.fetch; clock: HttpRig["clock"]; guard: Guard }): Notifier;
}

afterEach(() => nock.cleanAll());

/** A provider behind a real HTTP client: only the wire is replaced. */
export function httpRig({ origin, well, create }: FarEnd): HttpRig {
  nock.cleanAll();
  nock.disableNetConnect();
  const received: Request[] = [];
  const answers: HttpRig["answers"] = [];
  const clock = standingClock();
  const take = async (asked: globalThis.Request): Promise<[number, string, Record<string, string>]> => {
    const { pathname, search } = new URL(asked.url);
    const headers = Object.fromEntries(asked.headers);
    const request = { method: asked.method, path: pathname + search, headers, body: await asked.text() };
    received.push(request);
    const answer = answers.shift() ?? { status: 201, body: JSON.stringify(well(request)) };
    return [answer.status, answer.body ?? "{}", answer.headers ?? {}];
  };
  const scope = nock(origin).persist();
  scope.post(/.*/).reply(take);
  scope.get(/.*/).reply(take);
  const notifier = create({ fetch: globalThis.fetch, clock, guard: createGuard(clock) });
  return { notifier, received, answers, clock };
}

export const httpTrouble: Required<Trouble> = {
  busy: (rig, seconds) =>
    void (rig as HttpRig).answers.push({ status: 429, headers: { "Retry-After": String(seconds) } }),
  broken: (rig) => void (rig as HttpRig).answers.push({ status: 503 }),
  refusing: (rig) => void (rig as HttpRig).answers.push({ status: 400 }),
};

export const fieldsOf = ({ body }: Request): Record<string, string> => Object.fromEntries(new URLSearchParams(body));
export const jsonOf = ({ body }: Request): unknown => JSON.parse(body);
