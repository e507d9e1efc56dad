import { describe, expect, it } from "vitest";
import { engines } from "../store/engines.ts";
import { openWorld } from "./open-world.ts";

describe.each(engines)("한국어 워크스페이스, %s", (kind) => {
  it("한 줄로 선언하면 워룸이 열리고 1차 담당이 호출된다", async () => {
    const world = await openWorld(kind, { locale: "ko" });
    const outcome = await world.jiwoo.types("#general", "/incident 결제 실패");
    expect(outcome.text).toContain("INC-1");
    const room = world.slack.channel(await world.room())!;
    expect(room.name).toBe("inc-1-결제-실패");
    expect(await world.incident()).toMatchObject({ title: "결제 실패", service: "checkout", severityConfirmed: false });
    expect(world.phone.newPages()).toEqual(["U0LINUS"]);
    expect(await world.reads(world.jiwoo, room.id)).toContain("조사 중");
    await world.jiwoo.clicks("지휘 맡기", { in: room.id });
    expect((await world.incident()).roles.ic).toBe("U0JIWOO");
    const typo = await world.jiwoo.types(room.id, "/incident ㅁ차");
    expect(typo.ok).toBe(true);
  });

  it("완화하고 복구를 선언하고 종료하면 포스트모템 초안이 올라온다", async () => {
    const world = await openWorld(kind, { locale: "ko" });
    await world.jiwoo.types("#general", "/incident 선언 sev1 결제 실패");
    const room = await world.room();
    await world.jiwoo.clicks("지휘 맡기", { in: room });
    await world.jiwoo.types(room, "/incident 조치 결제 2.41 롤백");
    await world.passes({ minutes: 3 });
    await world.jiwoo.types(room, "/incident 완화 롤백 완료");
    await world.jiwoo.types(room, "/incident 복구 이전 버전으로 되돌림");
    const done = await world.jiwoo.submits({
      ticks: ["impactGone", "metricsNormal", "causeKnown", "nothingMoreToDo", "extraWatching"],
    });
    expect(done.errors).toBeUndefined();
    await world.settle();
    await world.jiwoo.types(room, "/incident 종료");
    expect((await world.incident()).phase).toBe("closed");
    const draft = world.slack.files().find((each) => each.file.name.endsWith(".md"))!;
    const text = Buffer.from(draft.content, "base64").toString("utf8");
    expect(text).toContain("포스트모템");
    expect(text).toContain("결제 2.41 롤백");
  });
});
