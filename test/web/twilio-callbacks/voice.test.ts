import { describe, expect, it } from "vitest";
import { openCallbacks } from "./callbacks.ts";

describe("a call by telephone", () => {
  it("says what it is, twice, and asks for a key", async () => {
    const { picksUp, line, now } = await openCallbacks();
    const heard = await picksUp("U0LINUS");
    const words =
      "This is Watchfire, with a severity one incident, number 1. Checkout is down. You are the Primary for payments. To take it, press 1. If you can't, press 2. To hear this again, press 3.";
    expect(heard.split(`<Say language="en-US">${words}</Say>`)).toHaveLength(3);
    expect(heard).toContain(`action="https://watchfire.example.com/twilio/voice/${line("U0LINUS")}/key"`);
    expect(heard).toContain("I did not hear a key. I will keep trying, and call the next person at 3:07 AM.");
    expect((await now()).paging.mode).toBe("calling");
  });

  it("speaks Korean to whoever does", async () => {
    const { picksUp } = await openCallbacks({ locale: "ko" });
    const heard = await picksUp("U0LINUS");
    expect(heard).toContain('language="ko-KR"');
    expect(heard).toContain("워치파이어 장애 호출입니다. 장애 일 번, 심각도 일 등급. Checkout is down.");
    expect(heard).toContain("일차 담당으로 호출되었습니다.");
    expect(heard).toContain("오전 세 시 칠 분에 다음 담당자를 호출합니다.");
  });

  it("tells a machine nothing", async () => {
    const { picksUp } = await openCallbacks();
    for (const machine of ["machine_start", "machine_end_beep", "fax"]) {
      expect(await picksUp("U0LINUS", machine)).toBe(
        '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>',
      );
    }
  });

  it("gives no title away, and no markup", async () => {
    const secret = await openCallbacks({ declaration: { private: true } });
    expect(await secret.picksUp("U0LINUS")).not.toContain("Checkout");
    const odd = await openCallbacks({ declaration: { title: 'Down </Say><Dial>+1900</Dial> & "more"' } });
    expect(await odd.picksUp("U0LINUS")).not.toContain("<Dial>");
  });

  it("is answered by 1, once", async () => {
    const { presses, now } = await openCallbacks();
    expect(await presses("U0LINUS", "1")).toContain("Thank you. It is yours.");
    expect(await presses("U0LINUS", "1")).toContain("Thank you. It is yours.");
    expect((await now()).paging).toMatchObject({ mode: "answered", answeredBy: "U0LINUS" });
  });

  it("is passed on by 2", async () => {
    const { presses, now } = await openCallbacks();
    expect(await presses("U0LINUS", "2")).toContain("I am calling the next person now.");
    const calls = (await now()).paging.calls;
    expect(calls.find(({ person }) => person === "U0LINUS")?.state).toBe("declined");
    expect(calls.map(({ person }) => person)).toContain("U0MARGARET");
  });

  it("is said again by 3, and by any other key", async () => {
    const { presses, now } = await openCallbacks();
    for (const key of ["3", "9", "#"]) expect(await presses("U0LINUS", key)).toContain("To take it, press 1.");
    expect((await now()).paging.mode).toBe("calling");
  });

  it("tells whoever is too late who has it", async () => {
    const { presses, picksUp } = await openCallbacks();
    await presses("U0LINUS", "1");
    const words = /This call is over: .*linus.* answered. There is nothing to do./i;
    expect(await presses("U0ADA", "1", "CA2")).toMatch(words);
    expect(await picksUp("U0ADA")).toMatch(words);
  });
});
