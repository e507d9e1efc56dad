import type { MiddlewareHandler } from "hono";

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Keeps other sites out. A page on the loopback address can be reached by every site the browser has open: by a
 * form post (so only JSON with our own Origin is taken) and by a name that resolves to 127.0.0.1 (so only our own Host is).
 */
export const onlyFromThisPage: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  if (!OWN_HOST.test(host)) return context.json({ error: "Open this page as http://localhost." }, 403);
  if (context.req.method === "GET") return await next();
  if (context.req.header("origin") !== `http://${host}`) {
    return context.json({ error: "Only this page itself may do that." }, 403);
  }
  const type = (context.req.header("content-type") ?? "").split(";")[0];
  if (type !== "application/json") return context.json({ error: "Only JSON is taken." }, 415);
  return await next();
};
