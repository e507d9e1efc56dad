import { Hono } from "hono";
import type { Parts } from "../../parts.ts";
import { answerPages } from "../../web/answer-page/answer-pages.ts";
import { calendarFeed } from "../../web/calendar-feed/calendar-feed.ts";
import type { BotLives } from "../bot-lives.ts";

const PATHS = ["/a/*", "/answer/*", "/calendar/*"];

/** The pages that the bot itself serves, by whichever life is running; while none is, a sentence says so. */
export function botPages(lives: BotLives): Hono {
  const ofLife = new WeakMap<Parts, Hono>();
  const pagesOf = (parts: Parts): Hono => {
    const pages = ofLife.get(parts) ?? new Hono().route("/", answerPages(parts)).route("/", calendarFeed(parts));
    ofLife.set(parts, pages);
    return pages;
  };
  const app = new Hono();
  app.on(["GET", "POST"], PATHS, async (context) => {
    if (!lives.isRunning()) return context.text(NOT_RUNNING, 503);
    const answer = lives.whileRunning(async () => pagesOf(lives.bot.parts).fetch(context.req.raw, context.env));
    return answer.catch((error: unknown) => {
      if (lives.isRunning()) throw error;
      return context.text(NOT_RUNNING, 503);
    });
  });
  return app;
}

const NOT_RUNNING =
  "Watchfire is not running. Restart it in the practice workspace.\nWatchfire가 멈춰 있습니다. 연습 워크스페이스에서 다시 시작해 주세요.\n";
