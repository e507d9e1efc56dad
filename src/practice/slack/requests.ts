import type { Json } from "./state.ts";

/** One HTTP request to Slack, read. */
export interface SlackRequest {
  path: string;
  method: string;
  token: string | undefined;
  args: Json;
  /** The body as it came, for uploads. */
  bytes: () => Promise<Uint8Array>;
}

/** Reads what a fetch was given. Forms and JSON in text are read at once; only binary bodies have to be waited for. */
export async function readRequest(input: string | URL | Request, init: RequestInit = {}): Promise<SlackRequest> {
  const url = new URL(input instanceof Request ? input.url : input);
  const headers = new Headers(init.headers ?? (input instanceof Request ? input.headers : undefined));
  const body = init.body ?? (input instanceof Request ? await input.arrayBuffer() : undefined);
  const type = headers.get("content-type") ?? "";
  const isUpload = url.pathname.startsWith("/upload/");
  const args = isUpload ? {} : { ...Object.fromEntries(url.searchParams), ...(await readArgs(body, type)) };
  const bearer = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  const { token, ...rest } = args as Json & { token?: string };
  return {
    path: url.pathname,
    method: init.method ?? (input instanceof Request ? input.method : "GET"),
    token: bearer ?? token,
    args: rest,
    bytes: () => readBytes(body),
  };
}

async function readArgs(body: unknown, type: string): Promise<Json> {
  if (body === undefined || body === null) return {};
  if (body instanceof FormData) return Object.fromEntries(body);
  if (body instanceof URLSearchParams) return Object.fromEntries(body);
  const text = typeof body === "string" ? body : Buffer.from(await readBytes(body)).toString();
  if (type.startsWith("application/json")) return JSON.parse(text) as Json;
  return Object.fromEntries(new URLSearchParams(text));
}

/** An upload's bytes; a form's are those of its first file. */
async function readBytes(body: unknown): Promise<Uint8Array> {
  const form = body instanceof FormData ? [...body.values()].find((it) => it instanceof Blob) : body;
  if (form === undefined || form === null) return new Uint8Array();
  return new Uint8Array(await new Response(form as ConstructorParameters<typeof Response>[0]).arrayBuffer());
}
