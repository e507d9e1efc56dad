import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Locator, Page } from "playwright-core";
import { expectAccessible } from "./accessible.ts";
import { openPersonsWindow } from "./browser.ts";
import type { PersonsWindow } from "./browser.ts";
import { openBrowser } from "./chromium.ts";
import { choose, say } from "./gestures.ts";
import { startRealWorkspace } from "./real-workspace.ts";
import type { RealWorkspace } from "./real-workspace.ts";

const english = {
  tryIt: "Try it",
  room: "inc-1-checkout-is-down",
  phone: "Linus Berg's phone is ringing",
  onIt: "I'm on it",
  answered: "Linus Berg answered",
  takeCommand: "Take command",
  commands: "Ben Carter is Incident Commander",
  confirmed: "Severity chosen: SEV1",
  more: "More",
  roles: "Roles",
  join: "Join channel",
  tour: {
    declare: "Declare it",
    answer: "Answer the page",
    command: "Take command",
    severity: "Confirm the severity",
    moment: "Mark a moment",
    update: "Publish an update, as two",
    resolve: "Bring it back",
    close: "Close it and read",
    fold: "Fold the tour",
    finished: "That was an incident, well run.",
  },
  comms: "Comms",
  hana: "Hana Sato",
  grace: "Grace Hopper",
  scribe: "Scribe",
  saveRoles: "Save roles",
  draft: "Draft update",
  text: "What should people know?",
  first: "Card payments fail for most customers. We are looking for the cause. Next update at 03:30.",
  second: "Card payments fail for some customers. We are rolling back. Next update at 03:45.",
  ask: "Ask for approval",
  approve: "Approve and publish",
  gone: "most",
  come: "some",
  published: "published",
  react: "Add a reaction: pushpin",
  mitigated: "Mitigated",
  resolve: "Resolve",
  helped: "What brought it back? One sentence.",
  ticks: "Is all of this true?",
  rolledBack: "We rolled back checkout 2.41.",
  declareRecovery: "Declare recovery",
  close: "Close",
  read: /Read$/,
};

const korean: typeof english = {
  tryIt: "해 보기",
  room: "inc-1-결제가-되지-않아요",
  phone: "준호님의 휴대전화 울리는 중",
  onIt: "대응 시작",
  answered: "준호님",
  takeCommand: "지휘 맡기",
  commands: "벤님",
  confirmed: "SEV1",
  more: "더 보기",
  roles: "역할",
  join: "채널 참여",
  tour: {
    declare: "장애 선언",
    answer: "호출에 응답",
    command: "지휘 맡기",
    severity: "등급 확정",
    moment: "순간 표시",
    update: "두 사람이 상황 공유",
    resolve: "복구",
    close: "종료하고 읽기",
    fold: "안내 접기",
    finished: "첫 장애 대응을 마쳤습니다.",
  },
  comms: "소통",
  hana: "하나",
  grace: "민지",
  scribe: "기록",
  saveRoles: "역할 저장",
  draft: "상황 공유",
  text: "무엇을 알려야 합니까?",
  first: "카드 결제가 대부분 실패합니다. 원인을 조사하고 있습니다. 다음 공유: 03:30.",
  second: "카드 결제가 일부 실패합니다. 롤백하고 있습니다. 다음 공유: 03:45.",
  ask: "승인 요청",
  approve: "게시 승인",
  gone: "대부분",
  come: "일부",
  published: "게시 완료",
  react: "반응 추가: pushpin",
  mitigated: "완화됨",
  resolve: "복구 선언",
  helped: "무엇으로 복구되었습니까? 한 문장으로 적어 주세요.",
  ticks: "다음이 모두 맞습니까?",
  rolledBack: "결제 2.41을 롤백했습니다.",
  declareRecovery: "복구 선언",
  close: "장애 종료",
  read: /읽기$/,
};

describe.each([
  ["en" as const, english],
  ["ko" as const, korean],
])("the main job by clicking, as four people in four windows, in %s", (lang, words) => {
  let browser: Browser;
  let workspace: RealWorkspace;
  const windows: PersonsWindow[] = [];
  beforeAll(async () => {
    [browser, workspace] = await Promise.all([openBrowser(), startRealWorkspace(lang)]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await workspace?.stop();
  }, 60_000);

  async function sit(as: string): Promise<Page> {
    const window = await openPersonsWindow(browser, workspace.base, as, { lang, dark: lang === "ko" });
    windows.push(window);
    return window.page;
  }

  test(
    "declared, answered, published by two people, closed, and the postmortem is there",
    { timeout: 300_000 },
    async () => {
      const ben = await sit("U0BEN");
      const linus = await sit("U0LINUS");

      await tourAsks(ben, words.tour.declare);
      await ben.getByRole("button", { name: words.tryIt }).click();
      await ben.getByRole("heading", { name: words.room, exact: true }).waitFor();
      await tourAsks(ben, words.tour.answer);
      const phone = linus.getByRole("region", { name: words.phone });
      await phone.getByRole("button", { name: words.onIt }).click();
      await phone.waitFor({ state: "detached" });
      await hears(ben, words.answered);

      await tourAsks(ben, words.tour.command);
      await press(ben, words.takeCommand);
      await hears(ben, words.commands);
      await tourAsks(ben, words.tour.severity);
      await press(ben, "SEV1");
      await hears(ben, words.confirmed);

      await tourAsks(ben, words.tour.moment);
      await linus.locator(".rail").getByText(words.room).click();
      const said = "errors are falling: 68 % → 6 %";
      await say(linus, said);
      const grace = await sit("U0GRACE");
      await grace.locator(".message").getByText(words.room).click();
      await grace.locator(".closed-foot").getByRole("button", { name: words.join }).click();
      // What follows moves the messages up, and away from under the pointer.
      await grace.locator(".channel-pane .composer textarea").waitFor();
      const moment = grace.getByRole("article").filter({ hasText: said });
      await moment.hover();
      await moment.getByRole("button", { name: words.react }).click();
      await linus.getByRole("button", { name: /^memo 1 Watchfire/ }).waitFor();

      await tourAsks(ben, words.tour.update);
      await press(ben, words.more);
      await ben.getByRole("button", { name: words.roles, exact: true }).click();
      const roles = ben.getByRole("dialog");
      await expectAccessible(ben, "the roles form");
      await choose(roles, words.comms, words.hana);
      await choose(roles, words.scribe, words.grace);
      await roles.getByRole("button", { name: words.saveRoles }).click();
      await roles.waitFor({ state: "detached" });
      await draft(ben, words.first);
      const hana = await sit("U0HANA");
      await hana.locator(".rail").getByText(words.room).click();
      await hana.getByRole("button", { name: words.approve }).click();
      await hears(hana, words.published);

      await tourAsks(ben, words.tour.resolve);
      await press(ben, words.mitigated);
      await ben.locator(".message.pinned .button").getByText(words.resolve, { exact: true }).waitFor();

      await draft(ben, words.second);
      const waiting = hana.getByRole("article").filter({ hasText: words.approve });
      expect(await trimmed(waiting.locator("blockquote s"))).toContain(words.gone);
      expect(await trimmed(waiting.locator("blockquote strong"))).toContain(words.come);
      await hana.getByRole("button", { name: words.approve }).click();
      await waiting.waitFor({ state: "detached" });

      await press(ben, words.resolve);
      const end = ben.getByRole("dialog");
      await expectAccessible(ben, "the form that ends it");
      await end.getByRole("button", { name: words.declareRecovery, exact: true }).click();
      await end.getByRole("alert").first().waitFor();
      await end.getByRole("textbox", { name: words.helped }).fill(words.rolledBack);
      for (const tick of await end.getByRole("group", { name: words.ticks }).getByRole("checkbox").all())
        await tick.check();
      await end.getByRole("button", { name: words.declareRecovery, exact: true }).click();
      await end.waitFor({ state: "detached" });
      await tourAsks(ben, words.tour.close);
      await press(ben, words.close);
      await ben.getByRole("button", { name: words.read }).click();
      const postmortem = ben.getByRole("complementary").filter({ hasText: "INC-1" });
      await postmortem.getByText(said).first().waitFor();
      expect(await postmortem.innerText()).toContain(words.rolledBack);
      await expectAccessible(ben, "the postmortem");

      await tourAsks(ben, words.tour.finished);
      await ben.getByRole("button", { name: words.tour.fold }).press("Enter");
      await ben.reload();
      await ben.getByRole("button", { name: /8\/8/ }).press("Enter");
      await tourAsks(ben, words.tour.finished);
      expect(windows.flatMap(({ troubles }) => troubles)).toEqual([]);
    },
  );

  async function draft(page: Page, text: string): Promise<void> {
    await press(page, words.draft);
    await page.getByRole("textbox", { name: words.text }).fill(text);
    await page.getByRole("button", { name: words.ask, exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
});

/** A button of the card, the one message that is pinned. */
async function press(page: Page, name: string): Promise<void> {
  await page.locator(".message.pinned .button").getByText(name, { exact: true }).click();
}

/** What the guided tour asks for now: it goes on by what happened, whoever did it. */
async function tourAsks(page: Page, title: string): Promise<void> {
  await page.locator(".tour").getByRole("heading", { name: title }).waitFor();
}

async function trimmed(texts: Locator): Promise<string[]> {
  return (await texts.allInnerTexts()).map((text) => text.trim());
}

async function hears(page: Page, words: string): Promise<void> {
  await page.locator(".message:not(.pinned)").filter({ hasText: words }).last().waitFor();
}
