/** Serves the page over the stand-in bot, to be looked at by hand: node test/practice-page/try.ts [port] */
import { serve } from "@hono/node-server";
import { freshWorkspace } from "./workspace.ts";

const port = Number(process.argv[2] ?? 3999);
const { web } = freshWorkspace();
serve({ fetch: web.fetch, port, hostname: "127.0.0.1" }, () => console.log(`http://localhost:${port}`));
