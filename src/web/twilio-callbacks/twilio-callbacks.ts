import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { IncidentCommand } from "../../incident/commands.ts";
import type { Receipt } from "../../incident/events.ts";
import type { Parts } from "../../parts.ts";
import { Refusal } from "../../refusal.ts";
import { isMachine } from "./answered-by.ts";
import { greetCheck, noteCheckReceipt, pressCheck, type CheckLine } from "./checks.ts";
import { answerReply } from "./replies.ts";
import { isFromTwilio } from "./signature.ts";
import { greet, press, type VoiceLine } from "./voice.ts";

const SMALL = 64 * 1024;

/**
 * What Twilio asks and tells us: what to say in a call, which key was pressed, replies by message, and what became of
 * both. Everything is signed over its whole address, so that what stands in the path is as good as a secret; what isn't
 * is answered 403. Nothing is served where Twilio isn't set up.
 */
export function twilioCallbacks(parts: Parts): Hono {
  const pages = new Hono();
  const { twilio } = parts.config.notifiers;
  if (twilio === null) return pages;

  pages.use("/twilio/*", bodyLimit({ maxSize: SMALL }));

  pages.post("/twilio/voice/:incident/:step/:person", async (c) => {
    const form = await signedForm(c);
    const line = voiceLine(c);
    if (form === null || line === null) return refuse(c, form);
    return xml(c, await greet(parts, line, form.get("AnsweredBy")));
  });

  pages.post("/twilio/voice/:incident/:step/:person/key", async (c) => {
    const form = await signedForm(c);
    const line = voiceLine(c);
    if (form === null || line === null) return refuse(c, form);
    const digit = form.get("Digits") ?? "";
    return xml(c, await press(parts, line, digit, `twilio:${form.get("CallSid")}:${line.incident}:${digit}`));
  });

  pages.post("/twilio/sms", async (c) => {
    const form = await signedForm(c);
    if (form === null) return refuse(c, form);
    const cause = `twilio:${form.get("MessageSid")}`;
    return xml(c, await answerReply(parts, { from: form.get("From") ?? "", body: form.get("Body") ?? "", cause }));
  });

  pages.post("/twilio/status/:means{sms|voice}/:incident/:step/:person", async (c) => {
    const form = await signedForm(c);
    const line = voiceLine(c);
    if (form === null || line === null) return refuse(c, form);
    await noteReceipt(line, c.req.param("means"), form);
    return c.body(null, 204);
  });

  const checkPath = "/twilio/check/:kind{rehearsal|code}/:person/:number";

  pages.post(checkPath, async (c) => {
    const form = await signedForm(c);
    const line = checkLine(c);
    if (form === null || line === null) return refuse(c, form);
    return xml(c, await greetCheck(parts, line, form.get("AnsweredBy")));
  });

  pages.post(`${checkPath}/key`, async (c) => {
    const form = await signedForm(c);
    const line = checkLine(c);
    if (form === null || line === null) return refuse(c, form);
    const digit = form.get("Digits") ?? "";
    return xml(c, await pressCheck(parts, line, digit, `twilio:${form.get("CallSid")}:${digit}`));
  });

  pages.post(`${checkPath}/status/:means{sms|voice}`, async (c) => {
    const form = await signedForm(c);
    const line = checkLine(c);
    if (form === null || line === null) return refuse(c, form);
    const status = form.get("MessageStatus") ?? form.get("CallStatus") ?? "";
    if (outcomes[status] === "failed") await noteCheckReceipt(parts, line, c.req.param("means"), errorIn(form, status));
    return c.body(null, 204);
  });

  return pages;

  /** The body, when Twilio signed it; null for whatever anybody else sent. */
  async function signedForm(c: Context): Promise<URLSearchParams | null> {
    const form = new URLSearchParams(await c.req.text());
    const { pathname, search } = new URL(c.req.url);
    const url = `${twilio!.publicUrl}${pathname}${search}`;
    const signature = c.req.header("x-twilio-signature");
    return isFromTwilio({ url, form, signature }, twilio!.authToken) ? form : null;
  }

  function voiceLine(c: Context): VoiceLine | null {
    const read = lineSchema.safeParse(c.req.param());
    if (!read.success) return null;
    const { incident, step, person } = read.data;
    return { ...read.data, keyUrl: `${twilio!.publicUrl}/twilio/voice/${incident}/${step}/${person}/key` };
  }

  function checkLine(c: Context): CheckLine | null {
    const read = checkSchema.safeParse(c.req.param());
    if (!read.success) return null;
    const { kind, person, number } = read.data;
    return { ...read.data, keyUrl: `${twilio!.publicUrl}/twilio/check/${kind}/${person}/${number}/key` };
  }

  /** What a carrier said of a message or a call is learnt as if the way itself had said it. */
  async function noteReceipt(line: VoiceLine, means: string, form: URLSearchParams): Promise<void> {
    const status = form.get("MessageStatus") ?? form.get("CallStatus") ?? "";
    const outcome = outcomes[status];
    const sid = form.get("MessageSid") ?? form.get("CallSid");
    parts.logger.info({ incident: line.incident, step: line.step, means, status, sid }, "Twilio reports");
    const { incident, step, person } = line;
    const receipt = receiptIn(status, form.get("AnsweredBy"));
    const error = outcome === "failed" ? errorIn(form, status) : null;
    const reports: IncidentCommand[] = [
      ...(outcome ? [{ type: "reportCall", step, person, means, outcome, error } as const] : []),
      ...(receipt ? [{ type: "reportReceipt", step, person, means, receipt } as const] : []),
    ];
    try {
      for (const report of reports)
        await parts.engine.handle(incident, report, { kind: "watchfire" }, `twilio:${sid}:${status}:${report.type}`);
    } catch (refusal) {
      // An incident that is over takes no more reports.
      if (!(refusal instanceof Refusal)) throw refusal;
    }
  }
}

function errorIn(form: URLSearchParams, status: string): string {
  return ["Twilio:", status, form.get("ErrorCode")].filter(Boolean).join(" ");
}

const person = z.string().regex(/^[UW][A-Z0-9]+$/);
const checkSchema = z.object({
  kind: z.enum(["rehearsal", "code"]),
  person,
  number: z.coerce.number().int().positive(),
});
const lineSchema = z.object({
  incident: z.coerce.number().int().positive(),
  step: z.coerce.number().int().nonnegative(),
  person,
});

/** A line that is busy or not picked up has been reached: whoever belongs to it just didn't answer. */
const outcomes: Readonly<Record<string, "sent" | "failed">> = {
  delivered: "sent",
  undelivered: "failed",
  failed: "failed",
};

/** A machine that picks up is nobody; a call that we took back says nothing. */
function receiptIn(status: string, answeredBy: string | null): Receipt | null {
  if (status === "delivered") return "delivered";
  if (status === "completed") return isMachine(answeredBy) ? "notPickedUp" : "pickedUp";
  return status === "busy" || status === "no-answer" ? "notPickedUp" : null;
}

function xml(c: Context, body: string): Response {
  return c.body(body, 200, { "Content-Type": "text/xml; charset=utf-8", "Cache-Control": "no-store" });
}

/** 403 for what isn't signed, 404 for what is and names nothing. */
function refuse(c: Context, form: URLSearchParams | null): Response {
  return form === null ? c.text("This isn't signed by Twilio.", 403) : c.text("There is nothing here.", 404);
}
