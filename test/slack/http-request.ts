import { createServer, request, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { sign } from "../../src/slack/signature.ts";

export const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const toClose: (() => void)[] = [];
afterEach(() => {
  for (const close of toClose.splice(0)) close();
});

/** A server of its own for one test. Returns its address. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  toClose.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Sends exactly these bytes and headers. */
export async function send(
  url: string,
  {
    method = "POST",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method, headers: { "content-length": String(Buffer.byteLength(body)), ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The headers with which Slack signs a body. `at` is in milliseconds. */
export function signed(
  body: string | Buffer,
  { at, secret = SECRET, type = "application/json" }: { at: number; secret?: string; type?: string },
) {
  const timestamp = String(Math.floor(at / 1000));
  return {
    "content-type": type,
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": sign(body, timestamp, secret),
  };
}
