import type { z } from "zod";
import { canvasMethods } from "./canvas-methods.ts";
import { channelMethods } from "./channel-methods.ts";
import { chatMethods } from "./chat-methods.ts";
import { SlackFailure } from "./failure.ts";
import { fileMethods } from "./file-methods.ts";
import { historyMethods } from "./history-methods.ts";
import { markMethods } from "./mark-methods.ts";
import type { Method } from "./method.ts";
import { peopleMethods } from "./people-methods.ts";
import { checkScopes } from "./scopes.ts";
import type { Json } from "./state.ts";
import { viewMethods } from "./view-methods.ts";
import type { Workspace } from "./workspace.ts";

const methods = new Map<string, Method>(
  [
    ...canvasMethods,
    ...channelMethods,
    ...chatMethods,
    ...fileMethods,
    ...historyMethods,
    ...markMethods,
    ...peopleMethods,
    ...viewMethods,
  ].map((it) => [it.name, it]),
);

/** Answers one call of the Web API; `token` has been looked at already. */
export function callMethod(workspace: Workspace, name: string, args: Json): Json {
  try {
    const method = methods.get(name);
    if (method === undefined) throw new SlackFailure("unknown_method", { req_method: name });
    checkScopes(workspace, name, args);
    const parsed = method.args.safeParse(args);
    if (!parsed.success) throw invalidArguments(parsed.error);
    return { ok: true, ...method.run(workspace, parsed.data as never) };
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    return { ok: false, error: error.code, ...error.data };
  }
}

function invalidArguments(error: z.ZodError): SlackFailure {
  const messages = error.issues.map((it) => `[ERROR] ${it.message} [json-pointer:/${it.path.join("/")}]`);
  return new SlackFailure("invalid_arguments", { response_metadata: { messages } });
}
