import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { CallFacts, Check, PageCall } from "../../../src/notify/notifier.ts";
import { bytesInEucKr } from "../../../src/notify/sms/charset.ts";
import { checkSms } from "../../../src/notify/sms/check-sms.ts";
import { fitted, smsText } from "../../../src/notify/sms/sms-text.ts";
import { NIGHT } from "../../world/night.ts";
import { codeTo, someCall, someRehearsal } from "../contract.ts";

const at = NIGHT + 5 * 60_000;
const seoul = "+821012345678";
const boston = "+16175550123";

function call(facts: Partial<CallFacts>, more: Partial<PageCall> = {}): PageCall {
  return {
    ...someCall,
    shortUrl: "https://wf.example.kr/a/42-3-0-7KQ2MXAB",
    facts: { ...someCall.facts, ...facts },
    ...more,
  };
}
const inKorean: Partial<CallFacts> = { locale: "ko", team: "결제팀", next: { at, people: "도윤님" } };
const inEnglish: Partial<CallFacts> = { locale: "en", title: "Checkout is down", next: { at, people: "Marta" } };

describe("a text message", () => {
  it("asks for a reply where there can be one", () => {
    expect(smsText(call(inEnglish), { phone: boston, twoWay: true })).toBe(
      "SEV1 INC-42 Checkout is down. You are Primary (payments). Reply 1 on it, 2 can't. No answer by 03:07: Marta is called.",
    );
    expect(smsText(call(inKorean), { phone: boston, twoWay: true })).toBe(
      "[SEV1] INC-42 결제 실패. 결제팀 1차. 회신 1:대응 2:불가. 03:07 도윤님 호출",
    );
  });

  it("carries a link where there can be none", () => {
    const korean = smsText(call(inKorean), { phone: seoul, twoWay: false });
    expect(korean).toBe("[SEV1] INC-42 결제 실패. 03:07까지 응답: wf.example.kr/a/42-3-0-7KQ2MXAB");
    const english = smsText(call(inEnglish), { phone: seoul, twoWay: false });
    expect(english).toContain("wf.example.kr/a/42-3-0-7KQ2MXAB");
    expect(english.length).toBeLessThanOrEqual(90);
  });

  it("sends people to Slack where no browser reaches us", () => {
    expect(smsText(call(inKorean, { shortUrl: null }), { phone: seoul, twoWay: false })).toContain("Slack에서 응답");
  });

  it("keeps the title of a private incident to itself, and marks a drill", () => {
    for (const facts of [
      { ...inKorean, title: null, drill: true },
      { ...inEnglish, title: null, drill: true },
    ]) {
      expect(smsText(call(facts), { phone: boston, twoWay: true })).toMatch(
        /^\[(훈련|DRILL)\].*(비공개 장애|private incident)/,
      );
    }
  });

  it("asks whoever has it whether they still do", () => {
    expect(smsText(call({ ...inKorean, quietMinutes: 5 }), { phone: boston, twoWay: true })).toBe(
      "[SEV1] INC-42 5분째 글 없음. 회신 1:대응 중 2:도움 필요",
    );
  });

  it("says that it is over, and who has it", () => {
    const over = { why: "answered", who: "준호님" };
    expect(smsText(call({ ...inKorean, over }, { kind: "standDown" }), { phone: seoul, twoWay: false })).toBe(
      "INC-42 호출 해제. 준호님이 대응합니다. 추가 조치 필요 없음",
    );
  });

  it("cuts a long title rather than dropping the link", () => {
    const title = "결제 서비스 전체 주문이 실패하고 있으며 환불도 되지 않습니다";
    const text = smsText(call({ ...inKorean, number: 1042, title }), { phone: seoul, twoWay: false });
    expect(text).toMatch(/결제 서비스.*\.\. .*wf\.example\.kr\/a\//);
  });

  it("writes what can't be sent in characters that can, or leaves it to Slack", () => {
    const send = (title: string): string => smsText(call({ ...inEnglish, title }), { phone: boston, twoWay: true });
    expect(send("Café — “down” 🔥")).toContain('Cafe - "down".');
    expect(send("결제 실패")).toContain("title in Slack");
    const korean = smsText(call({ ...inKorean, title: "로그인 — 뷁 ✓" }), { phone: boston, twoWay: true });
    expect(korean).toContain("로그인 - ?.");
  });
});

const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 150 }),
  fc.string({ unit: fc.constantFrom(..."결제실패주문서버가안됨 ①→…·뷁"), maxLength: 80 }),
  fc.constantFrom("😀".repeat(40), "―—–", "[{^~}]".repeat(40), "a".repeat(300), "\n\t\u0000", ""),
);
const facts = fc.record({
  severityName: fc.constantFrom("SEV1", "P4"),
  number: fc.integer({ min: 1, max: 999_999 }),
  drill: fc.boolean(),
  title: fc.option(words, { nil: null }),
  layer: fc.constantFrom("primary" as const, "manager" as const, null),
  team: fc.option(words, { nil: null }),
  quietMinutes: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: null }),
  next: fc.option(fc.record({ at: fc.constant(at), people: words })),
  over: fc.option(
    fc.record({
      why: fc.constantFrom("answered", "resolved", "lowered", "moved"),
      who: fc.option(words, { nil: null }),
    }),
  ),
});
const urls = fc.option(fc.webUrl({ size: "medium" }).map((url) => `${url}/a/999999-999-0-7KQ2MXAB`));
const readers = fc.record({ phone: fc.constantFrom(seoul, boston), twoWay: fc.boolean() });
const kinds = fc.constantFrom("page", "standDown");

describe("every text message", () => {
  test.prop([facts, urls, readers, kinds], { numRuns: 400 })(
    "in Korean keeps both limits",
    (given, shortUrl, reader, kind) => {
      const text = smsText(call({ ...given, locale: "ko" }, { shortUrl, kind: kind as "page" }), reader);
      keepsKorean(text);
      expect(text).toContain(`INC-${given.number}`);
    },
  );

  test.prop([facts, urls, readers, kinds], { numRuns: 400 })(
    "in English keeps to GSM-7 and 160 places",
    (given, shortUrl, reader, kind) => {
      const text = smsText(call({ ...given, locale: "en" }, { shortUrl, kind: kind as "page" }), reader);
      keepsEnglish(text);
      if (reader.phone === seoul) expect(text.length).toBeLessThanOrEqual(90);
      expect(text).toContain(`INC-${given.number}`);
    },
  );

  test.prop([words])("of any other words does so too", (given) => {
    keepsKorean(fitted(given, "ko", boston));
    keepsEnglish(fitted(given, "en", boston));
  });
});

describe("a test page by text message", () => {
  const check = (locale: "en" | "ko", change: Partial<Check> = {}): Check => ({
    ...someRehearsal,
    ...change,
    facts: { locale, code: change.facts?.code ?? null },
  });

  it("asks for a reply, or carries a link, and says that it is none", () => {
    expect(checkSms(check("ko"), { phone: boston, twoWay: true })).toBe(
      "[점검] 호출 수신 확인. 회신 1. 실제 장애 아님",
    );
    expect(checkSms(check("en"), { phone: boston, twoWay: false })).toMatch(/^\[TEST\].*Confirm: https:/);
    expect(checkSms(check("ko"), { phone: seoul, twoWay: false })).toContain("/a/R-U0LINUS-7KQ2MXAB");
  });

  test.prop([urls, readers])("keeps the limits of its language", (shortUrl, reader) => {
    keepsKorean(checkSms(check("ko", { shortUrl }), reader));
    const english = checkSms(check("en", { shortUrl }), reader);
    keepsEnglish(english);
    if (reader.phone === seoul) expect(english.length).toBeLessThanOrEqual(90);
  });

  it("keeps them with a code, and speaks of no incident", () => {
    for (const phone of [seoul, boston]) {
      const korean = checkSms({ ...codeTo(phone), facts: { locale: "ko", code: "471108" } }, { phone, twoWay: false });
      keepsKorean(korean);
      const english = checkSms(codeTo(phone), { phone, twoWay: true });
      keepsEnglish(english);
      expect(english.length).toBeLessThanOrEqual(90);
      for (const text of [korean, english]) {
        expect(text).toContain("471108");
        expect(text).not.toMatch(/incident|장애|호출/);
      }
    }
  });
});

function keepsKorean(text: string): void {
  expect(text.length).toBeLessThanOrEqual(70);
  const sizes = [...text].map((character) => bytesInEucKr(character));
  expect(sizes).not.toContain(null);
  expect(sizes.reduce((sum: number, size) => sum + size!, 0)).toBeLessThanOrEqual(90);
}

function keepsEnglish(text: string): void {
  expect(text).toMatch(/^[ -_a-~]*$/);
  expect(text.length + (text.match(/[\^{}\\[\]~|]/g)?.length ?? 0)).toBeLessThanOrEqual(160);
}
