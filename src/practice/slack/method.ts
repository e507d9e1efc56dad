import { z } from "zod";
import type { Json } from "./state.ts";
import type { Workspace } from "./workspace.ts";

/** One method of the Web API. */
export interface Method {
  name: string;
  args: z.ZodType;
  run: (workspace: Workspace, args: never) => Json;
}

/** `run` gets its arguments parsed; what it returns is answered beside `ok: true`, what it throws as SlackFailure is refused. */
export function method<Args extends z.ZodType>(
  name: string,
  args: Args,
  run: (workspace: Workspace, args: z.output<Args>) => Json,
): Method {
  return { name, args, run };
}

// Arguments come as a form, where everything is text, or as JSON, where it isn't.

export const text = z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.string());
export const flag = z.preprocess((value) => {
  if (value === "true" || value === "1" || value === 1) return true;
  return value === "false" || value === "0" || value === "" || value === 0 ? false : value;
}, z.boolean());
export const whole = z.preprocess(
  (value) => (typeof value === "string" && value !== "" ? Number(value) : value),
  z.int(),
);
export const list = z.preprocess((value) => {
  if (typeof value !== "string") return value;
  const parsed = value.startsWith("[") ? parseJson(value) : undefined;
  return (
    parsed ??
    value
      .split(",")
      .map((it) => it.trim())
      .filter((it) => it !== "")
  );
}, z.array(z.string()));
export const object = z.preprocess(parseIfText, z.record(z.string(), z.unknown()));
export const objects = z.preprocess(parseIfText, z.array(z.record(z.string(), z.unknown())));

function parseIfText(value: unknown): unknown {
  return typeof value === "string" ? parseJson(value) : value;
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** One page of a list, with the cursor of the next in Slack's form. */
export function page<Item>(
  items: readonly Item[],
  cursor: string | undefined,
  limit: number,
): { items: Item[]; metadata: Json } {
  const from =
    cursor === undefined || cursor === "" ? 0 : Number(Buffer.from(cursor, "base64").toString().replace("offset:", ""));
  const to = from + limit;
  const next = to < items.length ? Buffer.from(`offset:${to}`).toString("base64") : "";
  return { items: items.slice(from, to), metadata: { response_metadata: { next_cursor: next } } };
}
