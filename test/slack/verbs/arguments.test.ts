import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import {
  findPerson,
  isMe,
  isNobody,
  takeClock,
  takeDate,
  takeGroup,
  takeMoment,
  takePerson,
  takeRole,
  takeService,
  takeSeverity,
  takeTeam,
  withoutParticle,
  type Direction,
} from "../../../src/slack/verbs/arguments.ts";
import { workspaceConfig } from "./workspace-config.ts";

const zone = "Asia/Seoul";
/** A Sunday. */
const at = (time: string, day = "2026-11-22") => DateTime.fromISO(`${day}T${time}`, { zone }).toMillis();
const shown = (instant: number) => DateTime.fromMillis(instant, { zone }).toFormat("MM-dd HH:mm");

describe("a person", () => {
  it("is read off the beginning, with 님 and particles", () => {
    expect(takePerson("<@U123|linus> the pool is full")).toEqual({ value: "U123", rest: "the pool is full" });
    expect(takePerson("<@U123>님에게 부탁")).toEqual({ value: "U123", rest: "부탁" });
    expect(takePerson("<@W9|준호> 님을")).toEqual({ value: "W9", rest: "" });
  });
  it("isn't taken from further on", () => {
    expect(takePerson("ask <@U123|linus>")).toBeNull();
    expect(takePerson("@linus")).toBeNull();
  });
  it("is found anywhere when asked so", () => {
    expect(findPerson("fix the alert <@U123|linus> Fri")).toEqual({ value: "U123", rest: "fix the alert Fri" });
    expect(findPerson("fix the alert")).toBeNull();
  });
  it("may be oneself or nobody", () => {
    expect(["me", "나", "저", "제가"].every(isMe)).toBe(true);
    expect(isMe("meg")).toBe(false);
    expect(["none", "없음", "해제"].every(isNobody)).toBe(true);
  });
});

describe("a severity", () => {
  it.each([
    ["sev1 checkout is down", "sev1", "checkout is down"],
    ["checkout is down SEV2", "sev2", "checkout is down"],
    ["결제 실패 sev1로", "sev1", "결제 실패"],
    ["[P3] slow search", "sev3", "slow search"],
    ["sev 4: typo on the home page", "sev4", "typo on the home page"],
  ])("stands anywhere: %s", (line, severity, rest) => {
    expect(takeSeverity(line)).toEqual({ value: severity, rest });
  });
  it.each(["p99 is high", "p2p sync is down", "sev5", "severity of it all", "http1"])("isn't in: %s", (line) => {
    expect(takeSeverity(line)).toBeNull();
  });
});

describe("a role", () => {
  it.each([
    ["ic <@U1|a>", "ic", "<@U1|a>"],
    ["지휘를 <@U1|a>", "ic", "<@U1|a>"],
    ["소통 담당 나", "comms", "나"],
    ["기록자 없음", "scribe", "없음"],
    ["기술 리드 <@U1>", "tech", "<@U1>"],
    ["인프라", "ops", ""],
    ["전문가로 <@U1>", "sme", "<@U1>"],
  ])("is read: %s", (line, role, rest) => {
    expect(takeRole(line)).toEqual({ value: role, rest });
  });
  it("isn't the beginning of a longer word", () => {
    expect(takeRole("icing on the cake")).toBeNull();
    expect(takeRole("기록물 보관")).toBeNull();
  });
});

describe("a team or a service", () => {
  it("is found by its longest name, or an alias", () => {
    expect(takeTeam("payments why not", workspaceConfig)?.value.name).toBe("payments");
    expect(takeService("결제를 봐 주세요", workspaceConfig)).toMatchObject({
      value: { name: "checkout" },
      rest: "봐 주세요",
    });
    expect(takeService("checkout api slow", workspaceConfig)?.value.name).toBe("checkout api");
  });
  it("isn't guessed", () => {
    expect(takeTeam("paymentsx", workspaceConfig)).toBeNull();
    expect(takeService("", workspaceConfig)).toBeNull();
  });
  it("may be a user group", () => {
    expect(takeGroup("<!subteam^S12|@payments> help")).toEqual({ value: "S12", rest: "help" });
    expect(takeGroup("@payments")).toBeNull();
  });
});

describe("a time", () => {
  const cases: [string, string, Direction, string, string][] = [
    ["03:12 said on the call", "03:20", "past", "11-22 03:12", "said on the call"],
    ["23:50 it began", "00:05", "past", "11-21 23:50", "it began"],
    ["15:40", "15:00", "future", "11-22 15:40", ""],
    ["03:50", "15:00", "future", "11-23 03:50", ""],
    ["3:50", "15:40", "future", "11-22 15:50", ""],
    ["3:50pm", "10:00", "future", "11-22 15:50", ""],
    ["3pm", "10:00", "future", "11-22 15:00", ""],
    ["오전 3시 50분", "03:10", "future", "11-22 03:50", ""],
    ["오후 3시 50분쯤", "03:10", "future", "11-22 15:50", ""],
    ["3시 반까지", "15:10", "future", "11-22 15:30", ""],
    ["30m", "03:10", "future", "11-22 03:40", ""],
    ["30분 뒤", "03:10", "future", "11-22 03:40", ""],
    ["1시간 반", "03:10", "future", "11-22 04:40", ""],
    ["1시간 30분", "03:10", "future", "11-22 04:40", ""],
    ["1h30m", "03:10", "future", "11-22 04:40", ""],
    ["1.5h", "03:10", "future", "11-22 04:40", ""],
    ["5분 전 재시작", "03:10", "past", "11-22 03:05", "재시작"],
    ["5m ago restarted", "03:10", "nearest", "11-22 03:05", "restarted"],
  ];
  it.each(cases)("is read: %s at %s, %s", (line, now, direction, expected, rest) => {
    const taken = takeClock(line, zone, at(now), direction);
    expect(taken && shown(taken.at)).toBe(expected);
    expect(taken?.rest).toBe(rest);
  });
  it.each(["25:00", "5m rows deleted", "13:7", "10.0.0.3 is down", "3시간째 느림"])("isn't one: %s", (line) => {
    expect(takeClock(line, zone, at("03:10"), "past")).toBeNull();
  });
  it.each([
    ["Sun 03:00", "11-29 03:00"],
    ["tomorrow 3pm", "11-23 15:00"],
    ["금요일 오전 9시", "11-27 09:00"],
    ["2026-12-01 03:00", "12-01 03:00"],
    ["15:00", "11-22 15:00"],
  ])("may have a day: %s", (line, expected) => {
    expect(shown(takeMoment(line, zone, at("10:00"))!.at)).toBe(expected);
  });
});

describe("a day", () => {
  it.each([
    ["fix the alert 3/15", "2027-03-15", "fix the alert"],
    ["fix the alert by Fri", "2026-11-27", "fix the alert"],
    ["fix the alert 2w", "2026-12-06", "fix the alert"],
    ["알람 수정 금요일까지", "2026-11-27", "알람 수정"],
    ["알람 수정 2주", "2026-12-06", "알람 수정"],
    ["알람 수정 다음 주 월", "2026-11-23", "알람 수정"],
    ["알람 수정 3월 15일", "2027-03-15", "알람 수정"],
    ["2026-12-01", "2026-12-01", ""],
  ])("is read off the end: %s", (line, date, rest) => {
    expect(takeDate(line, zone, at("10:00"))).toEqual({ date, rest });
  });
  it.each(["2/30", "fix the monitor", "restart node 7", "월"])("isn't one: %s", (line) => {
    expect(takeDate(line, zone, at("10:00"))).toBeNull();
  });
});

it("drops a particle only behind something", () => {
  expect(withoutParticle("완화를")).toBe("완화");
  expect(withoutParticle("sev1로")).toBe("sev1");
  expect(withoutParticle("로")).toBe("로");
});
