import type { Parts } from "../../parts.ts";
import { answerPages } from "../../web/answer-page/answer-pages.ts";
import type { Outcome } from "../slack/actor.ts";

/** Presses the button of the page behind the link that a ringing phone shows. */
export async function answerByPhone(parts: Parts, ackUrl: string | null): Promise<Outcome> {
  if (ackUrl === null) throw new Error("No phone rings.");
  const pages = answerPages(parts);
  const short = new URL(ackUrl).pathname;
  const opened = await pages.request(short);
  const long = opened.headers.get("location");
  const page = long === null ? short : new URL(long, ackUrl).pathname;
  const answer = await pages.request(page, { method: "POST", body: new URLSearchParams({ act: "answer" }) });
  return answer.ok ? { ok: true } : { ok: false, text: `The answer page said ${answer.status}.` };
}
